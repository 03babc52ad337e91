import type { Evidence } from '../../domain/assessment/evidence.ts';
import type { SetStatus } from '../../domain/assessment/status.ts';
import type { Instant } from '../../domain/shared/instant.ts';
import type { HistoryEntry } from './history.ts';
import type { Seen, Written } from './written.ts';

/** Whose target of which year: a lawyer's at a centre, or the centre's own. */
export interface TargetPlace {
  readonly lawyerId?: string;
  readonly centreId: string;
  readonly year: number;
}

/** Part of the evidence of a centre's year, newest first. */
export interface EvidenceQuery {
  readonly centreId: string;
  readonly year: number;
  readonly limit: number;
  /** The piece that the page before ended with. */
  readonly after?: { readonly at: Instant; readonly name: string };
}

/** What supervisors record of lawyers, and set for them. */
export interface EvidenceStore {
  evidence(id: string): Promise<Evidence | undefined>;
  /** @returns false when somebody else recorded or withdrew it meanwhile */
  saveEvidence(evidence: Evidence, history: HistoryEntry): Promise<boolean>;
  /** All of a lawyer's year in a centre, in the order of ids. */
  evidenceOf(lawyerId: string, centreId: string, year: number): Promise<readonly Evidence[]>;
  /** `isWhole`: nothing older is left. */
  evidenceIn(query: EvidenceQuery): Promise<{ readonly evidence: readonly Evidence[]; readonly isWhole: boolean }>;
  /** The centre's own target, and those of its lawyers. */
  targets(centreId: string, year: number): Promise<{ readonly own?: number; readonly lawyers: ReadonlyMap<string, number> }>;
  target(place: TargetPlace): Promise<Written<number> | undefined>;
  /** @returns `false` if something else stands there than was seen */
  saveTarget(target: TargetPlace & { readonly target: number }, history: HistoryEntry, seen?: Seen<number>): Promise<boolean>;
  /** @param status absent: nothing is set any more */
  saveStatus(
    place: { lawyerId: string; centreId: string; year: number },
    status: SetStatus | undefined,
    history: HistoryEntry,
  ): Promise<void>;
}
