import { EVIDENCE_TABLE } from '../../domain/assessment/columns.ts';
import { parseEvidence } from '../../domain/assessment/parse-evidence.ts';
import { inputError } from '../../domain/shared/input-error.ts';
import type { InputError } from '../../domain/shared/result.ts';
import { notYours } from '../authorise.ts';
import type { EvidenceRefusal } from '../record-evidence.ts';
import { recordEvidence } from '../record-evidence.ts';
import type { RowKind, UploadDeps } from './row-kind.ts';
import { eachRow } from './row-kind.ts';

/** Evidence for the annual assessment. Who recorded a piece stands in its row; where nothing stands, it was the sender. */
export const evidenceRows = (deps: UploadDeps): RowKind => {
  const record = recordEvidence(deps);
  return {
    table: EVIDENCE_TABLE,
    mostRows: 10_000,
    takeIn: eachRow(async ({ cells }, sender) => {
      const read = parseEvidence(cells);
      if (!read.ok) return read.error;
      const { centreId, id, kind, by = sender.by } = read.value;
      if (!(await sender.mayFor(centreId))) return [notYours('centre_id', centreId)];
      // A veto needs two persons: nobody signs it in the name of another.
      if (kind === 'veto' && sender.by !== undefined && by !== sender.by) return [notTheSender(by)];
      const evidence = { ...read.value, at: sender.at, ...(by === undefined ? {} : { by }) };
      const recorded = await record(evidence, sender.by ?? by);
      return recorded.ok ? [] : errorsOf(recorded.error, id, centreId);
    }),
  };
};

const notTheSender = (by: string | undefined): InputError =>
  inputError('by', by, '一票否决应由认定人本人上传', 'a veto is uploaded by the person who found it true');

const errorsOf = (refusal: EvidenceRefusal, id: string, centreId: string): readonly InputError[] => {
  switch (refusal.kind) {
    case 'invalid':
      return refusal.errors.map((error) => (error.column === 'heardOn' ? { ...error, column: 'heard_on' } : error));
    case 'no-centre':
      return [notYours('centre_id', centreId)];
    case 'conflict':
      return [
        inputError(
          'id',
          id,
          '这个编号已有其他内容;编号应各不相同,如 2025-C01-001',
          'this id has other content; ids must differ, as 2025-C01-001',
        ),
      ];
  }
};
