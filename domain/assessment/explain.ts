import type { EvidenceKind } from '../shared/codes.ts';
import type { Policy } from '../shared/policy.ts';
import type { AssessedAlert, AssessmentRow } from './assess.ts';
import type { Words } from './basis.ts';
import { BASIS_OF_FLAG, BASIS_OF_VETO, POLICY_BASIS } from './basis.ts';
import type { Evidence } from './evidence.ts';
import { standingEvidence } from './evidence.ts';
import type { Flag } from './flags.ts';
import { flagWords } from './flag-words.ts';
import { reasonWords } from './reason-words.ts';
import type { Reason } from './reasons.ts';
import { vetoCauseOf } from './reasons.ts';

/** One flag or reason of a row in words, with what it rests on. */
export interface Explanation {
  readonly code: Flag | Reason;
  readonly words: Words;
  readonly basis: Words;
  /** Ids of the evidence, or `<case number>/<cause>` of the alerts, that it comes from. */
  readonly evidence: readonly string[];
}

export interface ExplainInput {
  readonly row: AssessmentRow;
  /** Interval of rate A; absent without responses. */
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly evidence: readonly Evidence[];
  readonly openAlerts: readonly AssessedAlert[];
  readonly policy: Policy;
}

/** All flags of a row, then all its reasons, in their order. */
export const explain = (input: ExplainInput): readonly Explanation[] => [
  ...input.row.flags.map((flag) => explainFlag(flag, input)),
  ...input.row.reasons.map((reason) => explainReason(reason, input)),
];

const explainFlag = (flag: Flag, input: ExplainInput): Explanation => {
  const { row, low, high, evidence, policy } = input;
  const { rewardLow, talkHigh } = policy.assessment;
  const hasVeto = standingEvidence(evidence, 'veto').length > 0;
  const words = flagWords(flag, { ...row, low, high, hasVeto, rewardLow, talkHigh });
  return { code: flag, words, basis: BASIS_OF_FLAG[flag], evidence: evidenceOfFlag(flag, hasVeto, input) };
};

/** What lowers or fails a total, or is the ground of a reward. */
const MARKS: readonly EvidenceKind[] = ['file-review', 'opinion', 'hearing', 'complaint', 'not-informed'];

const evidenceOfFlag = (flag: Flag, hasVeto: boolean, { evidence, openAlerts }: ExplainInput): readonly string[] => {
  if (flag === 'review.open-alert') return openAlerts.map(({ caseNo, cause }) => `${caseNo}/${cause}`);
  if (flag === 'review.second-file') return idsOf(evidence, ['file-review']);
  return idsOf(evidence, hasVeto ? ['veto'] : MARKS);
};

const explainReason = (reason: Reason, { row, evidence, policy }: ExplainInput): Explanation => {
  const cause = vetoCauseOf(reason);
  const vetoes = evidence.filter((item) => item.cause === cause);
  const ids: Readonly<Partial<Record<Reason, readonly string[]>>> = {
    complaint: idsOf(evidence, ['complaint']),
    'second-file': idsOf(evidence, ['file-review']),
  };
  return {
    code: reason,
    words: reasonWords(reason, row, policy),
    basis: cause ? BASIS_OF_VETO[cause] : POLICY_BASIS,
    evidence: cause ? idsOf(vetoes, ['veto']) : (ids[reason] ?? []),
  };
};

const idsOf = (evidence: readonly Evidence[], kinds: readonly EvidenceKind[]): readonly string[] =>
  kinds.flatMap((kind) => standingEvidence(evidence, kind).map(({ id }) => id));
