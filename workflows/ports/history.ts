import type { Instant } from '../../domain/shared/instant.ts';

/** What a line of history is about: a case, a lawyer, a centre, or the annual table of one. */
export type HistorySubject =
  { readonly caseNo: string } | { readonly lawyerId: string } | { readonly centreId: string; readonly year?: number };

/** What a person or the case system did, and why. */
interface HistoryLine {
  readonly at: Instant;
  readonly by: string;
  readonly what: string;
  readonly why: string;
}

/** One line of a history. Append only. */
export type HistoryEntry = HistorySubject & HistoryLine;

/** Where it was done: the centre in whose history it stands, and the lawyer of the case. */
export interface HistoryPlace {
  readonly centreId: string;
  readonly lawyerId?: string;
}

/** A line of a centre's history: all that was done in it. */
export interface AuditEntry extends HistoryLine {
  /** Tells lines of one moment apart. */
  readonly name: string;
  readonly caseNo?: string;
  readonly lawyerId?: string;
  readonly year?: number;
}

/** Part of a centre's history, newest first; both moments included. */
export interface AuditQuery {
  readonly centreId: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly limit: number;
  /** The line that the page before ended with. */
  readonly after?: { readonly at: Instant; readonly name: string };
}

/** What people changed, kept for good. */
export interface HistoryStore {
  /** Writes a line of history about something that changes nothing else. */
  record(entry: HistoryEntry, place: HistoryPlace): Promise<void>;
  /** The history of a case, oldest first. */
  history(caseNo: string): Promise<readonly HistoryEntry[]>;
  /** `isWhole`: nothing older is left. */
  audit(query: AuditQuery): Promise<{ readonly lines: readonly AuditEntry[]; readonly isWhole: boolean }>;
}
