import type { Instant } from '../../domain/shared/instant.ts';

/** Whose history a line belongs to: a case's, a lawyer's, a centre's, or that of the annual table of one. */
export type HistorySubject =
  { readonly caseNo: string } | { readonly lawyerId: string } | { readonly centreId: string; readonly year?: number };

/** One line of a history: what a person or the case system changed. Append only. */
export type HistoryEntry = HistorySubject & {
  readonly at: Instant;
  readonly by: string;
  readonly what: string;
  readonly why: string;
};

/** What people changed, kept for good. */
export interface HistoryStore {
  /** Writes a line of history about something that changes nothing else. */
  record(entry: HistoryEntry): Promise<void>;
  /** The history of a case, oldest first. */
  history(caseNo: string): Promise<readonly HistoryEntry[]>;
  /** Writes a line of history by itself. */
  note(entry: HistoryEntry): Promise<void>;
}
