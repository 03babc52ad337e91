import type { FollowUp } from '../../domain/conversation/follow-up.ts';
import type { Instant } from '../../domain/shared/instant.ts';
import type { HistoryEntry } from './history.ts';

/** A follow-up with what lies beside it in the store. */
export interface StoredFollowUp {
  readonly followUp: FollowUp;
  /** Grows by one with each save; a save on an older version is refused. */
  readonly version: number;
  /** Time of the event that made this version. */
  readonly changedAt: Instant;
  /** Phone and name, sealed; gone once they are not needed any more. */
  readonly sealedPerson?: Uint8Array;
  /** What the client said beyond codes, sealed. */
  readonly sealedComment?: Uint8Array;
  /** Tells two persons on one phone apart without naming them. */
  readonly personMark?: string;
  /** The earliest due pointer that is still to come. */
  readonly pointerAt?: Instant;
}

/** A client's message as it came, kept until the person is erased. */
export interface StoredMessage {
  readonly caseNo: string;
  /** `<id hash>:<content hash>` */
  readonly key: string;
  /** When the client sent it. */
  readonly at: Instant;
  readonly sealedText: Uint8Array;
  /** What it was understood to be, and by which rule of the parser. */
  readonly readAs: string;
  readonly rule: string;
}

/** Where a web link leads: to one conversation of a case, and not to a later one with perhaps somebody else. */
export interface WebLink {
  readonly caseNo: string;
  readonly attempt: number;
}

/** Follow-ups, what their clients wrote, and the links that lead to them. */
export interface CaseStore {
  followUp(caseNo: string): Promise<StoredFollowUp | undefined>;
  saveFollowUp(next: StoredFollowUp, was: StoredFollowUp | undefined, history: readonly HistoryEntry[]): Promise<boolean>;
  /** The same message again is the same line. */
  putMessage(message: StoredMessage): Promise<void>;
  /** Messages of a case, oldest first. */
  messages(caseNo: string): Promise<readonly StoredMessage[]>;
  eraseMessages(caseNo: string): Promise<void>;
  putToken(tokenHash: string, link: WebLink): Promise<void>;
  linkOfToken(tokenHash: string): Promise<WebLink | undefined>;
}
