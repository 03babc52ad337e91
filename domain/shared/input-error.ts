import type { InputError } from './result.ts';

const LONGEST_SHOWN = 200;

/** An error about one value; anything but text is shown as JSON one level deep, a missing value as nothing. */
export const inputError = (column: string, value: unknown, zh: string, en: string): InputError => ({
  column,
  value: shown(value),
  message: { zh, en },
});

const shown = (value: unknown): string => {
  if (value === undefined) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(oneLevel(value));
  return text.slice(0, LONGEST_SHOWN).toWellFormed();
};

/** A value with what lies deeper left out: enough to recognise it by, and writing out a very deep one would exhaust the stack. */
export const oneLevel = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(leaf);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, leaf(part)]));
  }
  return value;
};

const leaf = (value: unknown): unknown => (typeof value === 'object' && value !== null ? '…' : value);
