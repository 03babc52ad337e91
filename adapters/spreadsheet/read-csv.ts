import { decodeText } from './decode-text.ts';
import { splitCsv } from './split-csv.ts';
import type { Table } from './table.ts';
import { tabulate } from './tabulate.ts';

const SEPARATORS = [',', '\t', ';'];

/**
 * Reads a table of text: UTF-8 or GB18030, with or without byte order mark, separated by comma, tab or semicolon, whichever
 * the header row has most of.
 *
 * @throws UnreadableFile
 */
export const readCsv = (bytes: Buffer): Table => {
  const text = decodeText(bytes).replace(/^\uFEFF/, '');
  return tabulate(splitCsv(text, separatorOf(text)), false);
};

const separatorOf = (text: string): string => {
  const start = text.trimStart();
  const lineBreak = start.search(/[\r\n]/);
  const header = (lineBreak < 0 ? start : start.slice(0, lineBreak)).replace(/"[^"]*"/g, '');
  const count = (separator: string): number => header.split(separator).length;
  return SEPARATORS.reduce((best, separator) => (count(separator) > count(best) ? separator : best));
};
