import type { Evidence } from '../../domain/assessment/evidence.ts';
import type { SetStatus } from '../../domain/assessment/status.ts';
import type { HistoryEntry } from './history.ts';

/** What supervisors record of lawyers, and set for them. */
export interface EvidenceStore {
  evidence(id: string): Promise<Evidence | undefined>;
  saveEvidence(evidence: Evidence, history: HistoryEntry): Promise<void>;
  /** The centre's own target, and those of its lawyers. */
  targets(centreId: string, year: number): Promise<{ readonly own?: number; readonly lawyers: ReadonlyMap<string, number> }>;
  saveTarget(target: { lawyerId?: string; centreId: string; year: number; target: number }): Promise<void>;
  /** @param status absent: nothing is set any more */
  saveStatus(
    place: { lawyerId: string; centreId: string; year: number },
    status: SetStatus | undefined,
    history: HistoryEntry,
  ): Promise<void>;
}
