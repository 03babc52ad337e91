import type { Instant } from '../../domain/shared/instant.ts';
import type { StoredFollowUp } from './cases.ts';

/** A page of a whole look through the table: what of it holds something of a client. */
export interface HeldPage {
  /** Follow-ups with a sealed person or comment. */
  readonly followUps: readonly StoredFollowUp[];
  /** Cases with messages, each once. */
  readonly messageCases: readonly string[];
  /** Items looked at. */
  readonly seen: number;
  /** Where the next page begins; absent on the last. */
  readonly after?: string;
}

/** What a whole look through the table has found: the proof that erasing works. */
export interface ErasureAudit {
  /** When the look began. */
  readonly from: Instant;
  /** When the night began in which it ended. */
  readonly to: Instant;
  readonly seen: number;
  /** Cases that still held what should have gone. */
  readonly overdue: number;
}

/** A look that is under way: it takes several nights where the table is large. */
export type ErasureAuditProgress = Omit<ErasureAudit, 'to'> & Pick<HeldPage, 'after'>;

/** What still holds something of a client, and the proofs that it was looked for. */
export interface ErasureAuditStore {
  /** The next page of a look through the whole table, 1 MB at a time, read eventually consistent. */
  heldPage(after: string | undefined): Promise<HeldPage>;
  erasureAuditProgress(): Promise<ErasureAuditProgress | undefined>;
  saveErasureAuditProgress(progress: ErasureAuditProgress): Promise<void>;
  /** Keeps the proof and forgets the progress, both or neither. */
  saveErasureAudit(audit: ErasureAudit): Promise<void>;
  /** Newest first. */
  erasureAudits(): Promise<readonly ErasureAudit[]>;
}
