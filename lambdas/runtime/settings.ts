import { join } from 'node:path';

/** A setting of this function. @throws Error naming the one that is missing */
export const setting = (name: string): string => {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`setting ${name} is missing`);
  return value;
};

/** Address of the console, ending in `/`; `undefined` where none is set. */
export const consoleUrl = (): string | undefined => process.env['CONSOLE_URL'];

/** The month's cap in segments; `undefined`: none. */
export const monthlySegments = (): number | undefined => {
  const cap = process.env['SMS_MONTHLY_SEGMENTS'];
  return cap === undefined ? undefined : Number(cap);
};

/** What the console has to be told, in JSON. */
export const consoleConfig = (): string => setting('CONSOLE_CONFIG');

/** Where a file lies that came along beside the code. */
export const besideCode = (name: string): string => join(process.env['LAMBDA_TASK_ROOT'] ?? '.', name);
