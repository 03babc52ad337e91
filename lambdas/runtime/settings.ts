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
