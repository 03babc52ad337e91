import { inputError } from '../shared/input-error.ts';
import type { InputError, Result } from '../shared/result.ts';
import type { CellParser, Refusal } from './cell.ts';
import { cellList, cellText } from './cell.ts';
import type { Headers } from './columns.ts';
import { headerKey } from './columns.ts';

/** One row of a table, or one object of the API: header or field name -> what stood there. */
export type Row = Readonly<Record<string, unknown>>;

/** What is wrong with one row of a table; `line` is the line in the file, the header being line 1. */
export interface RowError extends InputError {
  readonly line: number;
}

/** Reads a row column by column and keeps what is wrong with it. What is empty or refused reads as `undefined`. */
export interface RowReader<C extends string> {
  readonly errors: readonly InputError[];
  readonly optional: <T>(column: C, parse: CellParser<T>) => T | undefined;
  /** As `optional`, but an empty cell is an error. */
  readonly required: <T>(column: C, parse: CellParser<T>) => T | undefined;
  /** As `optional`, for a column that may also come as a list. */
  readonly list: <T>(column: C, parse: CellParser<T>) => T | undefined;
  /** Refuses what stands in the column for a reason that only the caller knows. */
  readonly refuse: (column: C, refusal: Refusal) => void;
}

export const rowReader = <C extends string>(row: Row, headers: Headers<C>): RowReader<C> => {
  const cells = cellsOf(row, headers);
  const errors: InputError[] = [];

  const refuse = (column: C, { zh, en }: Refusal): void => {
    errors.push(inputError(column, cells.get(column), zh, en));
  };
  const parsed = <T>(column: C, text: Result<string, Refusal>, parse: CellParser<T>): T | undefined => {
    if (text.ok && text.value === '') return undefined;
    const result = text.ok ? parse(text.value) : text;
    if (result.ok) return result.value;
    refuse(column, result.error);
    return undefined;
  };

  return {
    errors,
    refuse,
    optional: (column, parse) => parsed(column, cellText(cells.get(column)), parse),
    list: (column, parse) => parsed(column, cellList(cells.get(column)), parse),
    required: (column, parse) => {
      if (!cells.has(column)) refuse(column, { zh: '必填', en: 'must not be empty' });
      return parsed(column, cellText(cells.get(column)), parse);
    },
  };
};

/** The cells that are not empty, by column. Where English and Chinese header both stand in a row, the first filled one counts. */
export const cellsOf = <C extends string>(row: Row, headers: Headers<C>): ReadonlyMap<C, unknown> => {
  const cells = new Map<C, unknown>();
  for (const [header, value] of Object.entries(row)) {
    const column = headers.get(headerKey(header));
    if (column !== undefined && !cells.has(column) && !isEmpty(value)) cells.set(column, value);
  }
  return cells;
};

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
