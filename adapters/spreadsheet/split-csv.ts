import type { RawRow } from './table.ts';

/**
 * Splits a text by RFC 4180, with any line ends: rows with the line on which they begin, blank lines as rows of one empty
 * cell. A quoted cell that does not end as it should spoils its line alone: the next row is taken from the line after, so
 * that a forgotten quote does not swallow good rows.
 */
export function* splitCsv(text: string, separator: string): Generator<RawRow> {
  let line = 1;
  let at = 0;
  while (at < text.length) {
    const { end, ...row } = rowAt(text, at, separator);
    yield { line, ...row };
    const next = afterLineBreak(text, end);
    line += lineBreaksIn(text, at, next);
    at = next;
  }
}

interface FoundRow extends Omit<RawRow, 'line'> {
  /** Where the line break stands that ends the row. */
  readonly end: number;
}

const rowAt = (text: string, start: number, separator: string): FoundRow => {
  const cells: string[] = [];
  let at = start;
  for (;;) {
    const isQuoted = text[at] === '"';
    const end = isQuoted ? closingQuote(text, at + 1) + 1 : plainEnd(text, at, separator);
    const after = text[end];
    if (isQuoted && (end === 0 || !(after === undefined || after === separator || isLineBreak(after))))
      return tornAt(text, start);
    cells.push(isQuoted ? text.slice(at + 1, end - 1).replaceAll('""', '"') : text.slice(at, end));
    if (after !== separator) return { cells, end };
    at = end + 1;
  }
};

const tornAt = (text: string, start: number): FoundRow => {
  const end = plainEnd(text, start, '\n');
  return { cells: [], torn: { text: text.slice(start, end), refusal: TORN }, end };
};

const TORN = {
  zh: '引号没有配对;带引号的单元格应以引号开头和结尾,其中的引号写两次',
  en: 'quotes do not match; a quoted cell must begin and end with a quote, and a quote inside it is written twice',
};

/** -1 when there is none. */
const closingQuote = (text: string, from: number): number => {
  let at = text.indexOf('"', from);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
};

const isLineBreak = (character: string | undefined): boolean => character === '\n' || character === '\r';

const plainEnd = (text: string, from: number, separator: string): number => {
  let at = from;
  while (at < text.length && text[at] !== separator && !isLineBreak(text[at])) at += 1;
  return at;
};

const afterLineBreak = (text: string, at: number): number => (text[at] === '\r' && text[at + 1] === '\n' ? at + 2 : at + 1);

const lineBreaksIn = (text: string, from: number, to: number): number => {
  let count = 0;
  for (let at = from; at < to; at = afterLineBreak(text, at)) {
    at = plainEnd(text, at, '\n');
    if (at < to) count += 1;
  }
  return count;
};
