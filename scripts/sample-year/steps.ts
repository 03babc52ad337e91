import type { AlertCause, AlertOutcome, Answers } from '../../domain/shared/codes.ts';

/** One thing that happens in a case of the sample, after the one before it. */
export type Step =
  | { readonly do: 'wait'; readonly hours: number }
  | { readonly do: 'say'; readonly body: string }
  /** The carrier delivers the last message once more. */
  | { readonly do: 'again' }
  | { readonly do: 'web' | 'phone'; readonly answers: Answers; readonly comment?: string }
  | { readonly do: 'delivery'; readonly status: 'sent' | 'delivered' | 'failed' | 'unknown' }
  | { readonly do: 'contact'; readonly cause: AlertCause }
  | { readonly do: 'resolve'; readonly cause: AlertCause; readonly outcome: AlertOutcome; readonly note: string }
  | { readonly do: 'void'; readonly reason: string }
  | { readonly do: 'reopen' }
  /** The case comes in again: with another lawyer, or closed anew at this moment. */
  | { readonly do: 'close-again'; readonly lawyer?: string };

export const wait = (hours: number): Step => ({ do: 'wait', hours });
export const days = (count: number): Step => wait(24 * count);
export const say = (...bodies: readonly string[]): Step[] => bodies.map((body) => ({ do: 'say', body }));
export const again: Step = { do: 'again' };
export const web = (answers: Answers, comment = ''): Step => ({ do: 'web', answers, comment });
export const phone = (answers: Answers): Step => ({ do: 'phone', answers });
export const delivery = (status: 'sent' | 'delivered' | 'failed' | 'unknown'): Step => ({ do: 'delivery', status });
export const contact = (cause: AlertCause): Step => ({ do: 'contact', cause });
export const resolve = (cause: AlertCause, outcome: AlertOutcome, note: string): Step => ({
  do: 'resolve',
  cause,
  outcome,
  note,
});
export const voided = (reason: string): Step => ({ do: 'void', reason });
export const reopen: Step = { do: 'reopen' };
export const closeAgain = (lawyer?: string): Step => ({ do: 'close-again', ...(lawyer !== undefined && { lawyer }) });
