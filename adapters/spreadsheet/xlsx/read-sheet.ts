import type { RawRow } from '../table.ts';
import { LIMITS, tooManyColumns, tooManyRows } from '../table.ts';
import { dateOfSerial, plainNumber, unescapeText } from './cell-value.ts';
import { damaged } from './package-parts.ts';
import { readXml } from './read-xml.ts';
import { textRuns } from './text-runs.ts';

/** What a sheet's cells refer to. */
export interface SheetLookups {
  readonly strings: readonly string[];
  readonly dateStyles: ReadonlySet<number>;
  readonly from1904: boolean;
}

interface Cell {
  /** 0 is the first. */
  readonly column: number;
  readonly type: string;
  readonly style: number;
  readonly isFormula: boolean;
}

/** The rows of a sheet that have content, with their row numbers as lines. @throws UnreadableFile */
export const readSheet = async (pieces: AsyncIterable<string>, lookups: SheetLookups): Promise<readonly RawRow[]> => {
  const rows: RawRow[] = [];
  const runs = textRuns();
  let line = 0;
  let cells: string[] = [];
  let cell: Cell | undefined;
  let nextColumn = 0;

  await readXml(pieces, {
    open: (name, attributes) => {
      if (name === 'row') {
        line = rowNumber(attributes['r'], line);
        cells = [];
        nextColumn = 0;
      }
      if (name === 'c') {
        const column = columnNumber(attributes['r'], nextColumn);
        cell = { column, type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? '0'), isFormula: false };
        nextColumn = column + 1;
      }
      if (name === 'f' && cell) cell = { ...cell, isFormula: true };
      if (cell) runs.open(name);
    },
    text: runs.add,
    close: (name) => {
      runs.close(name);
      if (name === 'c' && cell) {
        put(cells, cell.column, textOf(cell, runs.take(), lookups));
        cell = undefined;
      }
      if (name === 'row' && cells.length > 0) rows.push({ line, cells });
      // One more than the limit is the header.
      if (rows.length > LIMITS.rows + 1) throw tooManyRows();
    },
  });
  return rows;
};

const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;

/** Rows and cells say where they stand or follow the one before; rows never go back. */
const rowNumber = (given: string | undefined, before: number): number => {
  const line = given === undefined ? before + 1 : Number(given);
  if (!(Number.isInteger(line) && line > before && line <= LAST_ROW)) throw damaged(`row ${line} after row ${before}`);
  return line;
};

/** Column of a reference such as `AB12`, 0 being the first. */
const columnNumber = (given: string | undefined, next: number): number => {
  const letters = given === undefined ? undefined : /^([A-Z]{1,3})\d+$/.exec(given)?.[1];
  const column =
    letters === undefined ? next : Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  if (column >= LAST_COLUMN) throw damaged(`column ${column + 1}`);
  return column;
};

const put = (cells: string[], column: number, text: string): void => {
  if (text === '') return;
  if (column >= LIMITS.columns) throw tooManyColumns();
  while (cells.length < column) cells.push('');
  cells[column] = text;
};

/** Stands for the result of a formula that was saved without one, as spreadsheets write a value that is not available. */
const NO_RESULT = '#N/A';

const textOf = (cell: Cell, value: string | undefined, { strings, dateStyles, from1904 }: SheetLookups): string => {
  if (value === undefined) return cell.isFormula ? NO_RESULT : '';
  switch (cell.type) {
    case 's':
      return sharedText(strings, value);
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE';
    case 'n':
      return (
        (dateStyles.has(cell.style) && value !== '' ? dateOfSerial(Number(value), from1904) : undefined) ?? plainNumber(value)
      );
    default:
      return unescapeText(value);
  }
};

const sharedText = (strings: readonly string[], index: string): string => {
  const text = strings[Number(index)];
  if (text === undefined) throw damaged(`no shared string ${index}`);
  return text;
};
