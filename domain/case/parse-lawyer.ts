import type { InputError, Result } from '../shared/result.ts';
import type { CellParser } from './cell.ts';
import { codeOf, freeText, identifier } from './cell.ts';
import { LAWYER_TABLE } from './columns.ts';
import type { LawyerEntry } from './lawyer.ts';
import { ID_MAX, NAME_MAX, TEXT_MAX } from './parse-closing.ts';
import type { Row } from './row-reader.ts';
import { rowReader } from './row-reader.ts';
import { LAWYER_ROLE_TERMS, LAWYER_STATUS_TERMS } from './terms.ts';

/** Centres one row may name. */
const MOST_CENTRES = 50;

/**
 * Reads one lawyer of the register: `lawyer_id`, `name` and `centres` (several separated by `;` or `、`), with `role`, `firm`,
 * `specialities`, `phone` and `status` where they are told. Whether the centres exist is not asked here.
 *
 * @returns the entry, or everything that is wrong with the row
 */
export const parseLawyer = (row: Row): Result<LawyerEntry, readonly InputError[]> => {
  const cells = rowReader(row, LAWYER_TABLE.headers);
  const lawyerId = cells.required('lawyer_id', identifier(ID_MAX));
  const name = cells.required('name', freeText(NAME_MAX));
  const role = cells.optional('role', codeOf(LAWYER_ROLE_TERMS));
  const firm = cells.optional('firm', freeText(TEXT_MAX));
  const specialities = cells.optional('specialities', freeText(TEXT_MAX));
  const phone = cells.optional('phone', freeText(TEXT_MAX));
  const centreIds = cells.required('centres', centreList);
  const status = cells.optional('status', codeOf(LAWYER_STATUS_TERMS));
  if (lawyerId === undefined || name === undefined || centreIds === undefined || cells.errors.length > 0) {
    return { ok: false, error: cells.errors };
  }
  return {
    ok: true,
    value: {
      lawyerId,
      name,
      ...(role && { role }),
      ...(firm !== undefined && { firm }),
      ...(specialities !== undefined && { specialities }),
      ...(phone !== undefined && { phone }),
      centreIds,
      ...(status && { status }),
    },
  };
};

const centreList: CellParser<readonly string[]> = (text) => {
  const named = [...new Set(text.split(/[;；、]/).map((id) => id.trim()))].filter((id) => id !== '');
  const read = named.map(identifier(ID_MAX));
  const refusal = read.find((id) => !id.ok);
  if (refusal !== undefined) return refusal;
  return named.length > 0 && named.length <= MOST_CENTRES
    ? { ok: true, value: named }
    : {
        ok: false,
        error: {
          zh: `应为 1 至 ${MOST_CENTRES} 个机构代码,用 ; 或 、 分隔`,
          en: `must be 1 to ${MOST_CENTRES} ids of centres, separated by ;`,
        },
      };
};
