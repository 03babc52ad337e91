import type { Instant } from '../shared/instant.ts';
import { HOUR_MS, MINUTE_MS } from '../shared/instant.ts';
import type { Policy } from '../shared/policy.ts';
import { moveText } from './decide-due.ts';
import type { Fact } from './facts.ts';
import type { FollowUp, Text } from './follow-up.ts';

/*
 * A text that the provider put off: its account is out of money or over a limit, its template is not approved, it has too much
 * to do. All of that is put right sooner or later, so the text is handed over again, less and less often.
 */

/** How often a text is handed over at most: about a week of allowed hours. */
export const TRIES = 72;
const FIRST_WAIT_MS = 5 * MINUTE_MS;

/** What being put off changes: the text waits, and after too many tries it has failed. */
export const putOff = (f: FollowUp, index: number, at: Instant, policy: Policy): Fact[] => {
  const times = timesPutOff(f.texts[index]) + 1;
  return times < TRIES
    ? [{ type: 'TextMoved', index, state: 'queued', putOff: times }]
    : moveText(f, index, 'failed', at, policy);
};

/** When a text that is put off at `at` is tried again: five minutes later, then twice as long each time, at most an hour. */
export const triedAgainAt = (text: Text | undefined, at: Instant): Instant =>
  at + Math.min(FIRST_WAIT_MS * 2 ** timesPutOff(text), HOUR_MS);

const timesPutOff = (text: Text | undefined): number => text?.putOff ?? 0;
