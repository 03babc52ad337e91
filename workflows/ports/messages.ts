import type { PublishedAlert } from '../../domain/alert/published-alert.ts';
import type { AnnualExport } from '../../domain/assessment/annual-export.ts';
import type { Instant } from '../../domain/shared/instant.ts';

export interface Queues {
  /** Something is due for a case, or its queued texts are to leave. */
  advance(caseNos: readonly { readonly caseNo: string; readonly at: Instant }[]): Promise<void>;
  escalate(alerts: readonly { readonly caseNo: string; readonly cause: string; readonly at: Instant }[]): Promise<void>;
  intake(messages: readonly unknown[]): Promise<void>;
  /** @param message.policy a policy document: a simulation, beside the draft */
  assess(message: {
    readonly centreId: string;
    readonly year: number;
    readonly at: Instant;
    readonly by: string;
    readonly policy?: unknown;
  }): Promise<void>;
  exportTable(message: AnnualExport): Promise<void>;
}

export interface AlertTopic {
  /** @param lawyerId whom the alert is about: a subscriber who is that person can be left out */
  publish(alert: PublishedAlert, lawyerId: string): Promise<void>;
}

/** What became of a message to a chat robot. `isTooFast`: it takes no more for a while. */
export type RobotOutcome =
  { readonly kind: 'said' } | { readonly kind: 'refused'; readonly code: string; readonly isTooFast: boolean };

/** A robot that speaks in a group chat. */
export interface Robot {
  say(message: string, at: Instant): Promise<RobotOutcome>;
}
