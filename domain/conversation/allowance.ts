import type { Instant } from '../shared/instant.ts';
import { localDate } from '../shared/zone.ts';
import type { TextKind } from './follow-up.ts';

/*
 * What a month's texts may cost, in segments: that is what providers charge. The cap holds back what we begin; whoever is
 * in a conversation gets its next text all the same, because a question that stays without its answer is worth nothing.
 */

/** Whose calendar the months follow: the providers' in China. */
const ZONE = 'Asia/Shanghai';
/** Share of the cap from which on somebody should know. */
const WARNING_SHARE = 0.8;

/** Texts by which we begin, remind or ask once more; every other one answers a client who is there. */
export const isOurMove = (kind: TextKind): boolean => kind === 'question:overall' || kind === 'reminder' || kind === 'recovery';

/** Month `YYYY-MM` in which a text that leaves at `at` is counted. */
export const sendingMonth = (at: Instant): string => localDate(at, ZONE).slice(0, 7);

/** Whether a month's segments are used up; never without a cap. */
export const isUsedUp = (segments: number, cap: number | undefined): boolean => cap !== undefined && segments >= cap;

/** Whether these segments, the last `added` of them, are the ones that bring the month near its cap. */
export const comesNear = (segments: number, added: number, cap: number): boolean =>
  segments >= cap * WARNING_SHARE && segments - added < cap * WARNING_SHARE;
