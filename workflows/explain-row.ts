import type { AssessmentRow } from '../domain/assessment/assess.ts';
import { openGraveAlerts } from '../domain/assessment/assess.ts';
import { explain } from '../domain/assessment/explain.ts';
import type { Explanation } from '../domain/assessment/explain.ts';
import { scoreLawyer } from '../domain/score/score-lawyer.ts';
import type { Deps, RunPlace } from './ports.ts';

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
  ({ store }: Pick<Deps, 'store'>) =>
  async (place: RunPlace, lawyerId: string): Promise<ExplainedRow | undefined> => {
    const [row, input, manifest] = await Promise.all([
      store.assessmentRow(place, lawyerId),
      store.keptInput(place, lawyerId),
      store.manifest(place),
    ]);
    if (row === undefined || input === undefined || manifest === undefined) return undefined;
    const { policy } = manifest;
    const { low, high } = scoreLawyer({ ...input, policy });
    const explanations = explain({ row, low, high, evidence: input.evidence, openAlerts: openGraveAlerts(input), policy });
    return { row, ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }), explanations };
  };
