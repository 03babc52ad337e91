import { identifier, wholeBetween } from '../case/cell.ts';
import { FIRST_YEAR, LAST_YEAR } from '../case/parse-date.ts';
import { ID_MAX } from '../case/parse-closing.ts';
import type { Row } from '../case/row-reader.ts';
import { rowReader } from '../case/row-reader.ts';
import type { InputError, Result } from '../shared/result.ts';
import { TARGET_TABLE } from './columns.ts';

/** Closings that are to be reached in a year. */
export interface Target {
  readonly centreId: string;
  /** Absent: the centre's own target 目标分解. */
  readonly lawyerId?: string;
  readonly year: number;
  /** Closings a year, whole, 1 or more. */
  readonly target: number;
}

const MOST_CLOSINGS = 10_000;

/** Reads one target from a row of a spreadsheet; without a lawyer it is the centre's. Whether the centre exists is not asked here. */
export const parseTarget = (row: Row): Result<Target, readonly InputError[]> => {
  const cells = rowReader(row, TARGET_TABLE.headers);
  const centreId = cells.required('centre_id', identifier(ID_MAX));
  const lawyerId = cells.optional('lawyer_id', identifier(ID_MAX));
  const year = cells.required('year', wholeBetween(FIRST_YEAR, LAST_YEAR));
  const target = cells.required('target', wholeBetween(1, MOST_CLOSINGS));
  if (centreId === undefined || year === undefined || target === undefined || cells.errors.length > 0) {
    return { ok: false, error: cells.errors };
  }
  return { ok: true, value: { centreId, ...(lawyerId !== undefined && { lawyerId }), year, target } };
};
