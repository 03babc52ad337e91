import { awaitsAnswer, moveText } from '../domain/conversation/decide-due.ts';
import type { ReportedState } from '../domain/conversation/decide-due.ts';
import type { Instant } from '../domain/shared/instant.ts';
import { changeFollowUp } from './change-follow-up.ts';
import { findPhone } from './find-phone.ts';
import { heedOptOut } from './heed-opt-out.ts';
import type { Deps } from './ports.ts';

/** One report of the provider about one text. */
export interface DeliveryReport {
  readonly at: Instant;
  /** The number the text went to, as the provider writes it. */
  readonly to: string;
  /** The provider's id of the text. */
  readonly providerId: string;
  /** `opted-out`: not delivered, because the number's owner wants no texts. */
  readonly status: ReportedState | 'opted-out';
  /** The provider's own word for what happened. */
  readonly code?: string | undefined;
}

/** What came of a report. `too-early`: its text may still wait for the provider's answer; look again later. */
export type Tracking = 'tracked' | 'too-early' | 'no-such-text';

/** Moves a text forward as the provider reports. The phone leads to its cases; the text's id says which of them. */
export const trackDelivery =
  (deps: Pick<Deps, 'store' | 'queues' | 'clock' | 'vault' | 'mobileOf'>) =>
  async ({ at, to, providerId, status, code = status }: DeliveryReport): Promise<Tracking> => {
    const mobile = deps.mobileOf(to);
    if (mobile === undefined) return 'no-such-text';
    const { key: phoneKey, phone } = await findPhone(deps, mobile);
    const { slot, cases } = phone;
    const likely = [slot?.open, slot?.last].filter((caseNo) => caseNo !== undefined);
    let isTooEarly = false;
    for (const caseNo of new Set([...likely, ...cases.map((known) => known.caseNo)])) {
      const texts = (await deps.store.followUp(caseNo))?.followUp.texts ?? [];
      isTooEarly ||= texts.some((text) => awaitsAnswer(text, at));
      if (!texts.some((text) => text.providerId === providerId)) continue;
      await changeFollowUp(deps)(caseNo, at, async ({ followUp }, { policy }) => {
        const index = followUp.texts.findIndex((text) => text.providerId === providerId);
        if (status !== 'opted-out') return { ok: true, value: { facts: moveText(followUp, index, status, at, policy) } };
        return { ok: true, value: await heedOptOut(deps, followUp, { phoneKey, index, at, code }, policy) };
      });
      return 'tracked';
    }
    return isTooEarly ? 'too-early' : 'no-such-text';
  };
