import { CLOSING_TABLE } from '../domain/case/columns.ts';
import type { Row } from '../domain/case/row-reader.ts';
import { cellsOf } from '../domain/case/row-reader.ts';
import { inputError } from '../domain/shared/input-error.ts';
import type { InputError, Result } from '../domain/shared/result.ts';
import { notYours } from './authorise.ts';
import type { Deps } from './ports.ts';
import { checkRow } from './take-in-closing.ts';

/** Longest row taken, in characters of JSON: four times one whose columns are all full. Ten of them fit into one request to a queue. */
const ROW_LIMIT = 8000;

/**
 * Checks a row of closings by the rules, and whether its sender may send it: the centre it names has to be the sender's, and
 * so has the one in which its case lies already, for else anybody could draw a case away from its centre.
 *
 * @param mayFor whether the sender may send for a centre
 * @returns the row as it goes on: the columns that are read, by their English names, and nothing else
 */
export const checkSentRow =
  (deps: Pick<Deps, 'store'>) =>
  async (sent: Row, mayFor: (centreId: string) => Promise<boolean>): Promise<Result<Row, readonly InputError[]>> => {
    const row = Object.fromEntries(cellsOf(sent, CLOSING_TABLE.headers));
    const checked = await checkRow(deps, row);
    if (!checked.ok) return { ok: false, error: await blamed(checked.error, row, mayFor) };
    const { caseNo, centreId } = checked.value;
    if (JSON.stringify(row).length > ROW_LIMIT) return refused(TOO_LONG(caseNo));
    if (!(await mayFor(centreId))) return refused(notYours('centre_id', centreId));
    const liesIn = (await deps.store.followUp(caseNo))?.followUp.closing.centreId;
    if (liesIn !== undefined && !(await mayFor(liesIn))) return refused(notYours('case_no', caseNo));
    return { ok: true, value: row };
  };

/**
 * What is wrong with a row, as its sender is told. A centre that there is not, and one that is another's, are refused in the same
 * words, whatever else is wrong: nobody finds out by trying which there are.
 */
const blamed = async (
  errors: readonly InputError[],
  row: Row,
  mayFor: (centreId: string) => Promise<boolean>,
): Promise<readonly InputError[]> => {
  const { centre_id: cell = '' } = row;
  const named = typeof cell === 'string' || typeof cell === 'number' ? String(cell).trim() : '';
  if (named === '' || (await mayFor(named))) return errors;
  return [...errors.filter(({ column }) => column !== 'centre_id'), notYours('centre_id', named)];
};

const refused = (error: InputError) => ({ ok: false, error: [error] }) as const;

const TOO_LONG = (caseNo: string): InputError =>
  inputError('case_no', caseNo, `此行太长,最多 ${ROW_LIMIT} 个字符`, `the row is too long; at most ${ROW_LIMIT} characters`);
