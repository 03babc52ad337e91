import type { Insider, InsidePhoneStatus } from '../shared/codes.ts';
import type { InputError, Result } from '../shared/result.ts';
import { codeOf, freeText, identifier } from './cell.ts';
import { INSIDE_PHONE_TABLE } from './columns.ts';
import { ID_MAX, TEXT_MAX } from './parse-closing.ts';
import type { Row } from './row-reader.ts';
import { rowReader } from './row-reader.ts';
import { INSIDE_PHONE_STATUS_TERMS, INSIDER_TERMS } from './terms.ts';

/** A number that is no client's. */
export interface InsidePhone {
  /** As it was given. */
  readonly phone: string;
  readonly whose: Insider;
  /** The centre of the staff, or that works with the firm. */
  readonly centreId: string;
  readonly status: InsidePhoneStatus;
}

/**
 * Reads one number of a table of staff's and firms' numbers. Whether it is a mobile number and the centre exists is not asked here.
 *
 * @returns the number, or everything that is wrong with the row
 */
export const parseInsidePhone = (row: Row): Result<InsidePhone, readonly InputError[]> => {
  const cells = rowReader(row, INSIDE_PHONE_TABLE.headers);
  const phone = cells.required('phone', freeText(TEXT_MAX));
  const whose = cells.required('whose', codeOf(INSIDER_TERMS));
  const centreId = cells.required('centre_id', identifier(ID_MAX));
  const status = cells.optional('status', codeOf(INSIDE_PHONE_STATUS_TERMS)) ?? 'active';
  if (phone === undefined || whose === undefined || centreId === undefined || cells.errors.length > 0) {
    return { ok: false, error: cells.errors };
  }
  return { ok: true, value: { phone, whose, centreId, status } };
};
