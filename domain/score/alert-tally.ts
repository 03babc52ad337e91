import type { AlertCause, AlertLevel, AlertOutcome } from '../shared/codes.ts';
import type { ScoredAlert } from './score-lawyer.ts';
import type { Counts } from './sums.ts';
import { addUp } from './sums.ts';

/** What a tally needs to know of an alert. */
export interface TalliedAlert extends ScoredAlert {
  readonly level: AlertLevel;
  /** How often a deadline passed unmet. */
  readonly escalations: number;
}

/** How alerts ended; `open` are the unresolved ones. */
export type AlertEnds = Counts<AlertOutcome | 'open'>;

export interface AlertTally {
  readonly byLevel: Readonly<Partial<Record<AlertLevel, AlertEnds>>>;
  readonly byCause: Readonly<Partial<Record<AlertCause, AlertEnds>>>;
  /** Alerts of which a deadline passed unmet at least once. */
  readonly escalated: number;
}

export const NO_ALERTS: AlertTally = { byLevel: {}, byCause: {}, escalated: 0 };

/** @param alerts each of a case and cause of its own */
export const alertTally = (alerts: readonly TalliedAlert[]): AlertTally =>
  addUp(
    alerts.map(({ level, cause, outcome = 'open', escalations }): AlertTally => ({
      byLevel: { [level]: { [outcome]: 1 } },
      byCause: { [cause]: { [outcome]: 1 } },
      escalated: escalations > 0 ? 1 : 0,
    })),
    NO_ALERTS,
  );
