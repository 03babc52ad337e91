import type { ShownScore } from '../score/lawyer-view.ts';
import type { Policy } from '../shared/policy.ts';
import { roundHalfUp } from '../shared/round.ts';
import type { AssessmentRow } from './assess.ts';
import { ROW_DECIMALS } from './assess.ts';
import type { DimensionScores } from './dimensions.ts';
import type { Explanation } from './explain.ts';
import { isFlag } from './flags.ts';
import type { Flag } from './flags.ts';
import { flagWords } from './flag-words.ts';
import { vetoCauseOf } from './reasons.ts';
import { availableWeight, missingDimensions, totalOf } from './total.ts';

/** Evidence that was made of an alert names the case in its id. */
const OF_AN_ALERT = 'alert:';

/** A row as a lawyer sees it: what clients said, in it and in its total, is that of the own figures, in whole groups of five. */
export interface ShownRow extends Omit<AssessmentRow, 'n'> {
  /** Absent while there are too few responses. */
  readonly n?: number;
}

/** What a lawyer is shown of the own row. */
export interface LawyerRow {
  readonly row: ShownRow;
  /** Interval of rate A over the responses shown. */
  readonly low?: number;
  readonly high?: number;
  readonly explanations: readonly Explanation[];
}

export interface LawyerRowInput {
  readonly row: AssessmentRow;
  /** The row's dimensions before they were rounded. */
  readonly scores: DimensionScores;
  readonly explanations: readonly Explanation[];
  /** What the lawyer has been shown of the own responses. */
  readonly shown: ShownScore | undefined;
  readonly policy: Policy;
}

const HIDDEN: readonly string[] = ['review.open-alert'] satisfies readonly Flag[];

/**
 * A row as the lawyer it judges sees it. Nothing in it is reckoned from responses that the lawyer has not been shown: beside the
 * own figures a total of all responses would tell the sum of the last one to four, for everything else in it is known. Status,
 * grade and proposals stand as they were decided, with the rule that led to them and no figure. And there is no sign of an alert:
 * clients were promised that the lawyer does not hear of it, so neither that one is open nor the case a complaint came from is shown.
 */
export const lawyerRow = ({ row, scores, explanations, shown, policy }: LawyerRowInput): LawyerRow => {
  const { n: _, clients: _c, ...rest } = row;
  const shownScores = { ...scores, clients: shown?.serviceScore };
  const { assessment } = policy;
  const isEnough =
    missingDimensions(shownScores, assessment).length === 0 && availableWeight(shownScores, assessment) >= assessment.minWeight;
  return {
    row: {
      ...rest,
      ...(shown === undefined ? {} : { n: shown.n, clients: roundHalfUp(shown.serviceScore, ROW_DECIMALS) }),
      total: row.total !== undefined && isEnough ? totalOf(shownScores, row.bonus, row.deduction, assessment) : undefined,
      flags: row.flags.filter((flag) => !HIDDEN.includes(flag)),
    },
    ...(shown === undefined ? {} : { low: shown.low, high: shown.high }),
    explanations: explanations.filter(({ code }) => !HIDDEN.includes(code)).map((explanation) => told(explanation, row, policy)),
  };
};

/** An explanation without figures of responses and cases of clients. */
const told = (explanation: Explanation, { grade, reasons }: AssessmentRow, policy: Policy): Explanation => {
  const { code, evidence } = explanation;
  const { rewardLow, talkHigh } = policy.assessment;
  const hasVeto = reasons.some((reason) => vetoCauseOf(reason) !== undefined);
  const rule = { n: undefined, low: undefined, high: undefined, total: undefined, grade, hasVeto, rewardLow, talkHigh };
  return {
    ...explanation,
    ...(isFlag(code) ? { words: flagWords(code, rule) } : {}),
    evidence: evidence.filter((id) => !id.startsWith(OF_AN_ALERT)),
  };
};
