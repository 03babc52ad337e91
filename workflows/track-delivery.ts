import { moveText } from '../domain/conversation/decide-due.ts';
import type { Instant } from '../domain/shared/instant.ts';
import { changeFollowUp } from './change-follow-up.ts';
import { findPhone } from './find-phone.ts';
import type { Deps } from './ports.ts';

/** One report of the provider about one text. */
export interface DeliveryReport {
  readonly at: Instant;
  /** The number the text went to, as the provider writes it. */
  readonly to: string;
  /** The provider's id of the text. */
  readonly providerId: string;
  readonly status: 'sent' | 'delivered' | 'failed' | 'unknown';
}

/** Moves a text forward as the provider reports. The phone leads to its cases; the text's id says which of them. */
export const trackDelivery =
  (deps: Pick<Deps, 'store' | 'queues' | 'clock' | 'vault' | 'mobileOf'>) =>
  async ({ at, to, providerId, status }: DeliveryReport): Promise<'tracked' | 'no-such-text'> => {
    const mobile = deps.mobileOf(to);
    if (mobile === undefined) return 'no-such-text';
    const { slot, cases } = (await findPhone(deps, mobile)).phone;
    const likely = [slot?.open, slot?.last].filter((caseNo) => caseNo !== undefined);
    for (const caseNo of new Set([...likely, ...cases.map((known) => known.caseNo)])) {
      const stored = await deps.store.followUp(caseNo);
      if (stored?.followUp.texts.some((text) => text.providerId === providerId) !== true) continue;
      await changeFollowUp(deps)(caseNo, at, ({ followUp }) => {
        const index = followUp.texts.findIndex((text) => text.providerId === providerId);
        return { ok: true, value: { facts: moveText(followUp, index, status, at) } };
      });
      return 'tracked';
    }
    return 'no-such-text';
  };
