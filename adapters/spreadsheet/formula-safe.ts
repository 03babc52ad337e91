/** Beginnings by which spreadsheets, wide characters included, know a formula. */
export const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

/** A text that no spreadsheet runs as a formula, even after somebody has edited its cell or saved the sheet as CSV. */
export const formulaSafe = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);
