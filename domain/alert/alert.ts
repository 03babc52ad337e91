import type { AlertCause, AlertLevel, AlertOutcome, PatternSign, Service } from '../shared/codes.ts';
import type { Instant } from '../shared/instant.ts';

/** Whether the client has heard how it ended, from the person who closed the alert, then or before. */
export interface Telling {
  readonly clientTold?: boolean;
  /** Why they have not: they could not be reached. */
  readonly whyNotTold?: string;
}

/** How a person closed an alert: what was found and what was done. */
export interface Resolution extends Telling {
  readonly resolvedAt: Instant;
  readonly outcome: AlertOutcome;
  readonly note: string;
  readonly by: string;
}

/** That somebody passed an alert to the level above before a deadline did. */
export interface HandedUp {
  readonly at: Instant;
  readonly by: string;
  readonly why: string;
  /** The centre it was passed to. */
  readonly to: string;
}

/** What happened to the response behind an alert since it was raised; it closes nothing, a person does. */
export const ALERT_NOTICES = [
  'corrected',
  'voided',
  'void-lifted',
  'case-reopened',
  'case-closed-again',
  'case-moved',
  /** What the client says to the question whether it is settled; the message itself lies with the case. */
  'client-settled',
  'client-not-settled',
  'client-wrote',
] as const;
export type AlertNotice = (typeof ALERT_NOTICES)[number];

/** Something a supervisor must look at, at most one for a case and cause. It holds no name, number or answer. */
export interface Alert extends Telling {
  readonly caseNo: string;
  readonly cause: AlertCause;
  readonly level: AlertLevel;
  readonly lawyerId: string;
  readonly centreId: string;
  readonly service: Service;
  /** Of a pattern: what looks made up, in the order in which it was seen. */
  readonly signs?: readonly PatternSign[];
  readonly raisedAt: Instant;
  /** When it got its present level, or was reopened by it. */
  readonly levelSince: Instant;
  /** Deadlines; what happens at the very deadline is in time. */
  readonly contactBy: Instant;
  readonly resolveBy: Instant;
  /** First contact with the client. */
  readonly contactedAt?: Instant;
  /** Present exactly when it is resolved, as are `outcome` and `note`. */
  readonly resolvedAt?: Instant;
  readonly outcome?: AlertOutcome;
  readonly note?: string;
  /** Who acted last. */
  readonly by?: string;
  /** How often a deadline passed unmet, ever. */
  readonly escalations: number;
  /** Whether the present deadline has been escalated already. */
  readonly escalatedContact: boolean;
  readonly escalatedResolve: boolean;
  /** Absent while nobody has handed it up by hand; a reopened alert begins without. */
  readonly handedUp?: HandedUp;
  /** Oldest first. */
  readonly notices: readonly { readonly at: Instant; readonly what: AlertNotice }[];
  /** How it was resolved before it was reopened, by a graver level or by the client, oldest first. */
  readonly earlier: readonly Resolution[];
}

/** How the alert was resolved; `undefined` while it is open. */
export const resolutionOf = (alert: Alert): Resolution | undefined => {
  const { resolvedAt, outcome, note, by, clientTold, whyNotTold } = alert;
  if (resolvedAt === undefined || outcome === undefined || note === undefined || by === undefined) return undefined;
  return { resolvedAt, outcome, note, by, clientTold, whyNotTold };
};
