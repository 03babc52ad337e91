import { codeOf, freeText, identifier, numberBetween, wholeBetween, writtenDate } from '../case/cell.ts';
import { FIRST_YEAR, LAST_YEAR } from '../case/parse-date.ts';
import { ID_MAX, TEXT_MAX } from '../case/parse-closing.ts';
import type { Row } from '../case/row-reader.ts';
import { rowReader } from '../case/row-reader.ts';
import type { InputError, Result } from '../shared/result.ts';
import { EVIDENCE_TABLE } from './columns.ts';
import type { EvidenceInput } from './evidence.ts';
import { EVIDENCE_KIND_TERMS, GRADE_CELL_TERMS, VETO_CAUSE_TERMS } from './evidence-terms.ts';

const EVIDENCE_ID_MAX = 128;
const NOTE_MAX = 1000;

/**
 * Reads one piece of evidence from a row of a spreadsheet. What its kind asks for is `checkEvidence`'s to say, and whether the
 * centre exists the shell's.
 *
 * @returns the evidence without its time, or everything that is wrong with the row
 */
export const parseEvidence = (row: Row): Result<Omit<EvidenceInput, 'at'>, readonly InputError[]> => {
  const cells = rowReader(row, EVIDENCE_TABLE.headers);
  const id = cells.required('id', identifier(EVIDENCE_ID_MAX));
  const kind = cells.required('kind', codeOf(EVIDENCE_KIND_TERMS));
  const lawyerId = cells.required('lawyer_id', identifier(ID_MAX));
  const centreId = cells.required('centre_id', identifier(ID_MAX));
  const score = cells.optional('score', numberBetween(0, 100));
  const grade = cells.optional('grade', codeOf(GRADE_CELL_TERMS));
  const cause = cells.optional('cause', codeOf(VETO_CAUSE_TERMS));
  const year = cells.optional('year', wholeBetween(FIRST_YEAR, LAST_YEAR));
  const fact = cells.optional('fact', freeText(TEXT_MAX));
  const raisedBy = cells.optional('raised_by', freeText(TEXT_MAX));
  const by = cells.optional('by', freeText(TEXT_MAX));
  const heardOn = cells.optional('heard_on', writtenDate);
  const statement = cells.optional('statement', freeText(NOTE_MAX));
  const note = cells.optional('note', freeText(NOTE_MAX));
  if (id === undefined || kind === undefined || lawyerId === undefined || centreId === undefined || cells.errors.length > 0) {
    return { ok: false, error: cells.errors };
  }
  return {
    ok: true,
    value: {
      id,
      kind,
      lawyerId,
      centreId,
      ...(score !== undefined && { score }),
      ...(grade && { grade }),
      ...(cause && { cause }),
      ...(year !== undefined && { year }),
      ...(fact !== undefined && { fact }),
      ...(raisedBy !== undefined && { raisedBy }),
      ...(by !== undefined && { by }),
      ...(heardOn && { heardOn: heardOn.date }),
      ...(statement !== undefined && { statement }),
      ...(note !== undefined && { note }),
    },
  };
};
