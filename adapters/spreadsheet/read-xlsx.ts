import type { Table } from './table.ts';
import { tabulate } from './tabulate.ts';
import { findParts } from './xlsx/find-parts.ts';
import { openPackage } from './xlsx/package-parts.ts';
import { readDateStyles, readStrings } from './xlsx/read-lookups.ts';
import { readSheet } from './xlsx/read-sheet.ts';

/**
 * Reads the first visible sheet of an XLSX: dates as `YYYY-MM-DD HH:MM:SS`, numbers with all their digits, formulas as the
 * result they were saved with (docs/decisions/0003-spreadsheets.md).
 *
 * @throws UnreadableFile
 */
export const readXlsx = async (bytes: Buffer): Promise<Table> => {
  const parts = await openPackage(bytes);
  const { sheet, strings, styles, from1904 } = await findParts(parts);
  const lookups = {
    strings: strings === undefined ? [] : await readStrings(parts.read(strings)),
    dateStyles: styles === undefined ? new Set<number>() : await readDateStyles(parts.read(styles)),
    from1904,
  };
  return tabulate(await readSheet(parts.read(sheet), lookups), true);
};
