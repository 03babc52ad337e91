import type { EndReason, FollowUp, TextState } from '../conversation/follow-up.ts';
import { isValid } from '../response/response.ts';

/** How many closings got how far. Nobody disappears: whoever is not asked is counted with the reason. */
export interface FunnelCounts {
  /** Closings that are to be asked, by whatever way. */
  readonly eligible: number;
  /** Closings that are not, by reason. */
  readonly excluded: Readonly<Partial<Record<EndReason, number>>>;
  /** Cases whose first text left; those of which a text arrived; those of which none did and one came back. */
  readonly sent: number;
  readonly delivered: number;
  readonly failed: number;
  /** Cases whose client sent anything or the form. */
  readonly replied: number;
  readonly valid: number;
  readonly refused: number;
  /** Valid responses taken down on the telephone. */
  readonly byPhone: number;
  /** Cases that wait for a call. */
  readonly toCall: number;
}

export interface Funnel extends FunnelCounts {
  /** Replied over sent and over delivered; absent where nothing was. */
  readonly replyRateOfSent?: number;
  readonly replyRateOfDelivered?: number;
}

/** Texts that have left the house; of a claimed or unknown one nobody can say so. */
const LEFT: readonly TextState[] = ['handed', 'sent', 'delivered', 'failed'];

/** @param closings follow-ups without the cancelled ones */
export const funnelOf = (closings: readonly FollowUp[]): Funnel => withReplyRates(countFunnel(closings));

/** Rates come of the counts, wherever these were added up. */
export const withReplyRates = (counts: FunnelCounts): Funnel => ({
  ...counts,
  ...(counts.sent > 0 ? { replyRateOfSent: counts.replied / counts.sent } : {}),
  ...(counts.delivered > 0 ? { replyRateOfDelivered: counts.replied / counts.delivered } : {}),
});

/** @param closings follow-ups without the cancelled ones */
export const countFunnel = (closings: readonly FollowUp[]): FunnelCounts => {
  const count = (claim: (f: FollowUp) => boolean): number => closings.filter(claim).length;
  return {
    eligible: count((f) => f.state !== 'excluded'),
    excluded: countExcluded(closings),
    sent: count((f) => f.texts.some(({ kind, state }) => kind === 'question:overall' && LEFT.includes(state))),
    delivered: count((f) => hasText(f, 'delivered')),
    failed: count((f) => hasText(f, 'failed') && !hasText(f, 'delivered')),
    replied: count((f) => f.replied || f.channel === 'web'),
    valid: count(isValid),
    refused: count((f) => f.state === 'refused'),
    byPhone: count((f) => isValid(f) && f.channel === 'phone'),
    toCall: count((f) => f.state === 'to-call'),
  };
};

const hasText = (f: FollowUp, wanted: TextState): boolean => f.texts.some(({ state }) => state === wanted);

const countExcluded = (closings: readonly FollowUp[]): Funnel['excluded'] => {
  const reasons = closings.flatMap(({ state, reason }) => (state === 'excluded' && reason ? [reason] : []));
  return reasons.reduce<Funnel['excluded']>((tally, reason) => ({ ...tally, [reason]: (tally[reason] ?? 0) + 1 }), {});
};
