import type { AssessmentRow } from '../domain/assessment/assess.ts';
import { openGraveAlerts } from '../domain/assessment/assess.ts';
import { dimensionScores } from '../domain/assessment/dimensions.ts';
import { explain } from '../domain/assessment/explain.ts';
import type { Explanation } from '../domain/assessment/explain.ts';
import { lawyerRow } from '../domain/assessment/lawyer-row.ts';
import type { LawyerRow } from '../domain/assessment/lawyer-row.ts';
import { shownScore } from '../domain/score/lawyer-view.ts';
import { scoreLawyer, scoredClosings } from '../domain/score/score-lawyer.ts';
import type { Deps, RunPlace } from './ports.ts';
import { shownGroups } from './show-own-figures.ts';

/** A row with everything needed to read why it is as it is. */
export interface ExplainedRow {
  readonly row: AssessmentRow;
  /** Interval of rate A; absent without responses. */
  readonly low?: number;
  readonly high?: number;
  readonly explanations: readonly Explanation[];
}

/** A row of a whole run, explained from what was kept with it: the same explanation whenever it is asked for. */
export const explainRow =
  (deps: Pick<Deps, 'store'>) =>
  async (place: RunPlace, lawyerId: string): Promise<ExplainedRow | undefined> =>
    (await explained(deps, place, lawyerId))?.explained;

/**
 * The row as its lawyer may see it, whoever looks: what clients said is that of the lawyer's own figures, and remembered as
 * shown before it is.
 */
export const showOwnRow =
  (deps: Pick<Deps, 'store' | 'clock'>) =>
  async (place: RunPlace, lawyerId: string): Promise<LawyerRow | undefined> => {
    const found = await explained(deps, place, lawyerId);
    if (found === undefined) return undefined;
    const { input, score, policy } = found;
    const { centreId, year } = place;
    const { shown } = await shownGroups(deps)({ lawyerId, centreId, year });
    const scores = dimensionScores({ ...input, score, closings: scoredClosings(input.followUps), policy });
    return lawyerRow({ ...found.explained, scores, shown: shownScore(shown, policy), policy });
  };

const explained = async ({ store }: Pick<Deps, 'store'>, place: RunPlace, lawyerId: string) => {
  const [row, input, manifest] = await Promise.all([
    store.assessmentRow(place, lawyerId),
    store.keptInput(place, lawyerId),
    store.manifest(place),
  ]);
  if (row === undefined || input === undefined || manifest === undefined) return undefined;
  const { policy } = manifest;
  const score = scoreLawyer({ ...input, policy });
  const { low, high } = score;
  const explanations = explain({ row, low, high, evidence: input.evidence, openAlerts: openGraveAlerts(input), policy });
  const interval = { ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) };
  return { explained: { row, ...interval, explanations } satisfies ExplainedRow, input, score, policy };
};
