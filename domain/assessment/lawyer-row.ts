import type { AssessmentRow } from './assess.ts';
import type { Explanation } from './explain.ts';
import type { Flag } from './flags.ts';

/** Evidence that was made of an alert names the case in its id. */
const OF_AN_ALERT = 'alert:';

/** What a lawyer is shown of the own row. */
export interface LawyerRow {
  readonly row: AssessmentRow;
  readonly explanations: readonly Explanation[];
}

const HIDDEN: readonly Flag[] = ['review.open-alert'];

/**
 * A row as the lawyer it judges sees it: every figure and reason, but no sign of an alert. Clients were promised that the lawyer
 * does not hear of it, so neither that one is open nor the case a complaint came from is shown.
 */
export const lawyerRow = ({ row, explanations }: LawyerRow): LawyerRow => ({
  row: { ...row, flags: row.flags.filter((flag) => !HIDDEN.includes(flag)) },
  explanations: explanations
    .filter(({ code }) => !(HIDDEN as readonly string[]).includes(code))
    .map((explanation) => ({ ...explanation, evidence: explanation.evidence.filter((id) => !id.startsWith(OF_AN_ALERT)) })),
});
