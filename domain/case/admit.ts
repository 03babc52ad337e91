import type { NoContactReason } from '../shared/codes.ts';
import type { Instant } from '../shared/instant.ts';
import { DAY_MS, HOUR_MS } from '../shared/instant.ts';
import type { Policy } from '../shared/policy.ts';
import { firstAllowedMoment } from '../shared/window.ts';
import type { Closing } from './closing.ts';

/** How a closing starts: it waits for its first text, goes to the call list, or is not asked; always with a reason. */
export type Admission =
  | { readonly state: 'waiting'; readonly dueAt: Instant }
  | { readonly state: 'to-call'; readonly reason: 'phone' | 'paper' | 'no-mobile' | 'sensitive' }
  | { readonly state: 'excluded'; readonly reason: 'terminated' | 'too-old' | 'refused-earlier' | NoContactReason };

export interface AdmissionContext {
  /** When the case first came in. */
  readonly receivedAt: Instant;
  /** When this version of the closing came in. */
  readonly at: Instant;
  readonly zone: string;
  /** Whether the phone number is one that can get texts. */
  readonly hasMobile: boolean;
  /** Whether this number has refused and not come back. */
  readonly hasRefused: boolean;
}

/**
 * Decides how a closing starts. Reasons not to ask come before reasons to phone: a person who is dead, in custody or has
 * refused must not be phoned either.
 */
export const admit = (closing: Closing, context: AdmissionContext, { followUp }: Policy): Admission => {
  if (closing.outcome === 'terminated') return { state: 'excluded', reason: 'terminated' };
  if (context.receivedAt - closing.closedAt > followUp.tooOldDays * DAY_MS) return { state: 'excluded', reason: 'too-old' };
  if (closing.noContactReason !== undefined) return { state: 'excluded', reason: closing.noContactReason };
  if (context.hasRefused) return { state: 'excluded', reason: 'refused-earlier' };
  if (closing.contact === 'phone' || closing.contact === 'paper') return { state: 'to-call', reason: closing.contact };
  if (isSensitive(closing.matter, followUp.sensitiveWords)) return { state: 'to-call', reason: 'sensitive' };
  if (!context.hasMobile) return { state: 'to-call', reason: 'no-mobile' };
  const earliest = Math.max(waitEndsAt(closing, { followUp }), context.at);
  return { state: 'waiting', dueAt: firstAllowedMoment(earliest, context.zone, followUp) };
};

/**
 * When the wait after the closing is over. It is also a case's place among those that may be asked at one moment, so that of two
 * on one phone the one closed later waits.
 */
export const waitEndsAt = (
  { closedAt, service }: Pick<Closing, 'closedAt' | 'service'>,
  { followUp }: Pick<Policy, 'followUp'>,
): Instant => closedAt + (service === 'consultation' ? followUp.consultationWaitHours : followUp.waitHours) * HOUR_MS;

const isSensitive = (matter: string, words: readonly string[]): boolean => {
  const lower = matter.toLowerCase();
  return words.some((word) => lower.includes(word.toLowerCase()));
};
