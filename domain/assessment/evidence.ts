import { readDate } from '../case/parse-date.ts';
import type { EvidenceKind, Grade, VetoCause } from '../shared/codes.ts';
import { inputError } from '../shared/input-error.ts';
import type { Instant } from '../shared/instant.ts';
import type { InputError, Result } from '../shared/result.ts';
import { localDate, localYear } from '../shared/zone.ts';

/** One thing a person recorded about a lawyer's work in a year, for the annual assessment. */
export interface Evidence {
  readonly id: string;
  readonly lawyerId: string;
  readonly centreId: string;
  readonly kind: EvidenceKind;
  /** The assessment year it belongs to. */
  readonly year: number;
  readonly at: Instant;
  /** 0 to 100; of a file review, a judicial opinion or a hearing observation. */
  readonly score?: number;
  /** Of a file review; its score goes first where there are both. */
  readonly grade?: Grade;
  /** Of a veto. */
  readonly cause?: VetoCause;
  /** What happened, by any name: deductions with the same one count once. */
  readonly fact?: string;
  /** Who brought it up. */
  readonly raisedBy?: string;
  /** Who recorded it; always there on a veto. */
  readonly by?: string;
  /** Of a veto: the day on which the lawyer was heard, `YYYY-MM-DD` in the centre's zone. */
  readonly heardOn?: string;
  /** Of a veto: what the lawyer said to it, or that they stayed away after being asked. */
  readonly statement?: string;
  readonly note?: string;
  readonly withdrawn?: { readonly reason: string; readonly by: string; readonly at: Instant };
}

/** Evidence as it comes in, of the right types; without a year it belongs to the year of its date. */
export type EvidenceInput = Omit<Evidence, 'year' | 'withdrawn'> & { readonly year?: number };

/** Checks evidence by the rules of its kind; every rule that is broken is named. */
export const checkEvidence = (input: EvidenceInput, zone: string): Result<Evidence, readonly InputError[]> => {
  const errors = [...checkYear(input), ...checkMark(input), ...checkVeto(input, zone)];
  if (errors.length > 0) return { ok: false, error: errors };
  return { ok: true, value: { ...input, year: input.year ?? localYear(input.at, zone) } };
};

/** Evidence that stands. */
export const standingEvidence = (evidence: readonly Evidence[], kind: EvidenceKind): readonly Evidence[] =>
  evidence.filter((item) => item.kind === kind && item.withdrawn === undefined);

const checkYear = ({ year }: EvidenceInput): readonly InputError[] => {
  if (year === undefined || (Number.isInteger(year) && year >= 1000 && year <= 9999)) return [];
  return [inputError('year', year, '年度应为四位整数', 'year must be a whole number of four digits')];
};

const checkMark = ({ kind, score, grade }: EvidenceInput): readonly InputError[] => {
  const isMarked = kind === 'file-review' || kind === 'opinion' || kind === 'hearing';
  if (!isMarked) return [];
  if (score !== undefined) {
    if (score >= 0 && score <= 100) return [];
    return [inputError('score', score, '分数应在 0 到 100 之间', 'score must be from 0 to 100')];
  }
  if (kind !== 'file-review') return [inputError('score', score, '缺少分数（0 到 100）', 'score is missing (0 to 100)')];
  if (grade !== undefined) return [];
  return [inputError('score', score, '案卷评查须有分数（0 到 100）或等次', 'a file review needs a score (0 to 100) or a grade')];
};

const checkVeto = (input: EvidenceInput, zone: string): readonly InputError[] => {
  const { kind, cause, by, raisedBy } = input;
  if (kind !== 'veto') return [];
  const recordedBy = by?.trim() ?? '';
  const errors: InputError[] = [];
  if (cause === undefined) {
    errors.push(
      inputError(
        'cause',
        cause,
        '一票否决须写明事由（charged、refused、absent、leaked、faked-feedback）',
        'a veto needs a cause (charged, refused, absent, leaked, faked-feedback)',
      ),
    );
  }
  if (recordedBy === '') {
    errors.push(
      inputError(
        'by',
        by,
        '一票否决须由听取律师陈述后的认定人记录',
        'a veto needs the person who heard the lawyer and found it true',
      ),
    );
  } else if (recordedBy === raisedBy?.trim()) {
    errors.push(
      inputError('by', by, '一票否决的认定人不得是提出人', 'a veto is recorded by another person than the one who raised it'),
    );
  }
  return [...errors, ...checkHearing(input, zone)];
};

/** Nobody is vetoed unheard: when that was and what the lawyer said stand in the record. The product's rule; the Administrative Penalty Law, art. 45, asks it of penalties. */
const checkHearing = ({ heardOn, statement = '', at }: EvidenceInput, zone: string): readonly InputError[] => {
  const errors: InputError[] = [];
  if (heardOn === undefined || readDate(heardOn)?.date !== heardOn || heardOn > localDate(at, zone)) {
    errors.push(
      inputError(
        'heardOn',
        heardOn,
        '一票否决须写明听取律师陈述的日期（YYYY-MM-DD，不晚于今天）',
        'a veto needs the day on which the lawyer was heard (YYYY-MM-DD, not after today)',
      ),
    );
  }
  if (statement.trim() === '') {
    errors.push(
      inputError(
        'statement',
        statement,
        '一票否决须记录律师的陈述申辩（经通知未到场的，写明通知情况）',
        'a veto needs what the lawyer said to it (or how they were asked, where they stayed away)',
      ),
    );
  }
  return errors;
};
