import type { Alert } from '../../domain/alert/alert.ts';
import type { Instant } from '../../domain/shared/instant.ts';
import type { HistoryEntry } from './history.ts';

export interface StoredAlert {
  readonly alert: Alert;
  /** Year of the closing: where the alert's line lies. */
  readonly year: number;
  readonly version: number;
  readonly changedAt: Instant;
}

/** Alerts. */
export interface AlertStore {
  alert(caseNo: string, cause: string): Promise<StoredAlert | undefined>;
  alerts(caseNo: string): Promise<readonly StoredAlert[]>;
  saveAlert(next: StoredAlert, was: StoredAlert | undefined, history: readonly HistoryEntry[]): Promise<boolean>;
}
