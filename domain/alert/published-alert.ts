import type { AlertCause, AlertLevel } from '../shared/codes.ts';
import type { Instant } from '../shared/instant.ts';

/** Why supervisors hear of an alert: it is new or has become graver; or it goes one level up, because a deadline has passed unmet or by hand. */
export const OCCASIONS = ['raised', 'escalated'] as const;
export type Occasion = (typeof OCCASIONS)[number];

/** What supervisors' channels are told of an alert. Ids only: it may be read in a group chat or a mail program. */
export interface PublishedAlert {
  readonly caseNo: string;
  readonly cause: AlertCause;
  readonly level: AlertLevel;
  readonly centreId: string;
  /** The centre whose supervisors are to hear of it: the alert's own, or the one above. */
  readonly audience: string;
  readonly occasion: Occasion;
  /** With `escalated`: somebody handed it up, no deadline did. */
  readonly isByHand?: true;
  readonly raisedAt: Instant;
  readonly contactBy: Instant;
  readonly resolveBy: Instant;
  /** IANA name of the centre's zone, in which deadlines are read. */
  readonly zone: string;
  readonly escalations: number;
}
