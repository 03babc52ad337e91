const DAY_S = 86_400;
/** 1970-01-01 as a day number of the two date systems. */
const EPOCH_FROM_1900 = 25_569;
const EPOCH_FROM_1904 = 24_107;
/** Days from 1970-01-01 to 9999-12-31, the last day spreadsheets know. */
const LAST_DAY = 2_932_896;

/** `YYYY-MM-DD HH:MM:SS` of a day number with its fraction; `undefined` when it is no day of the years 1970 to 9999. */
export const dateOfSerial = (serial: number, from1904: boolean): string | undefined => {
  const days = serial - (from1904 ? EPOCH_FROM_1904 : EPOCH_FROM_1900);
  if (!(days >= 0 && days < LAST_DAY + 1)) return undefined;
  return new Date(Math.floor(Math.round(days * DAY_S)) * 1000).toISOString().slice(0, 19).replace('T', ' ');
};

/** What spreadsheets know of a number. */
const SIGNIFICANT_DIGITS = 15;
const allDigits = new Intl.NumberFormat('en-US', { useGrouping: false, maximumFractionDigits: 20 });

/** A stored number as people write it: no exponent, no separators. Phone and case numbers are often stored as numbers. */
export const plainNumber = (stored: string): string => {
  if (/^\d*$/.test(stored)) return stored;
  const value = Number(stored);
  return Number.isFinite(value) ? allDigits.format(Number(value.toPrecision(SIGNIFICANT_DIGITS))) : stored;
};

/** Undoes `_x000D_`, by which spreadsheets write characters that XML can't hold. */
export const unescapeText = (text: string): string =>
  text.replace(/_x([\dA-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/** Dates and times among the built-in formats, those of Chinese and Japanese editions included (ECMA-376 part 1, 18.8.30). */
const isBuiltInDate = (id: number): boolean => (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 58);

/** What a format shows as it stands: quoted texts, colours and locales in brackets, escaped and filling characters. */
const LITERALS = /"[^"]*"|\[[^\]]*\]|\\.|_.|\*.|general/gi;

/** Whether a number format shows dates: beside literals it has a letter for year, month, day, hour or second. */
export const isDateFormat = (id: number, code: string | undefined): boolean =>
  code === undefined ? isBuiltInDate(id) : /[ymdhs]/i.test(code.replace(LITERALS, ''));
