import type { EndReason, FollowUp, TextState } from '../conversation/follow-up.ts';
import { isValid } from '../response/response.ts';

/** How many closings got how far. Nobody disappears: whoever is not asked is counted with the reason. */
export interface Funnel {
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
  /** Replied over sent and over delivered; absent where nothing was. */
  readonly replyRateOfSent?: number;
  readonly replyRateOfDelivered?: number;
}

/** Texts that have left the house; of a claimed or unknown one nobody can say so. */
const LEFT: readonly TextState[] = ['handed', 'sent', 'delivered', 'failed'];

/** @param closings follow-ups without the cancelled ones */
export const funnelOf = (closings: readonly FollowUp[]): Funnel => {
  const count = (claim: (f: FollowUp) => boolean): number => closings.filter(claim).length;
  const excluded = countExcluded(closings);
  const sent = count((f) => f.texts.some(({ kind, state }) => kind === 'question:overall' && LEFT.includes(state)));
  const delivered = count((f) => hasText(f, 'delivered'));
  const replied = count((f) => f.replied || f.channel === 'web');
  return {
    eligible: count((f) => f.state !== 'excluded'),
    excluded,
    sent,
    delivered,
    failed: count((f) => hasText(f, 'failed') && !hasText(f, 'delivered')),
    replied,
    valid: count(isValid),
    refused: count((f) => f.state === 'refused'),
    byPhone: count((f) => isValid(f) && f.channel === 'phone'),
    toCall: count((f) => f.state === 'to-call'),
    ...(sent > 0 ? { replyRateOfSent: replied / sent } : {}),
    ...(delivered > 0 ? { replyRateOfDelivered: replied / delivered } : {}),
  };
};

const hasText = (f: FollowUp, wanted: TextState): boolean => f.texts.some(({ state }) => state === wanted);

const countExcluded = (closings: readonly FollowUp[]): Funnel['excluded'] => {
  const reasons = closings.flatMap(({ state, reason }) => (state === 'excluded' && reason ? [reason] : []));
  return reasons.reduce<Funnel['excluded']>((tally, reason) => ({ ...tally, [reason]: (tally[reason] ?? 0) + 1 }), {});
};
