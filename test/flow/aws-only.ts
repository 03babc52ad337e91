import { expect, test } from '@jest/globals';
import { DAY_MS, MINUTE_MS } from '../../domain/shared/instant.ts';
import type { ProviderAtWire } from '../fixtures/providers/provider-at-wire.ts';
import { T0 } from './provider-house.ts';
import type { House } from './provider-house.ts';
import { PHONE } from './provider-suite.ts';

const CASE = '2025-0001';

/** What a way through AWS owes besides: topics, and the account's list of those who opted out. */
export const awsOnly =
  (reasonOfList: string) =>
  ({ house, provider }: { readonly house: () => House; readonly provider: () => ProviderAtWire }): void => {
    const texted = async (): Promise<void> => {
      await house().close(CASE, PHONE);
      await house().until(T0);
    };
    const comesBack = async (at: number, id: string): Promise<void> => {
      await house().until(at);
      await provider().pushReplies(house().engine, [{ from: PHONE, body: '恢复', id, sentAt: at }]);
      await house().engine.settle();
    };

    test.each([
      ['no JSON', '{"originationNumber'],
      ['no message', '{}'],
      ['too long', JSON.stringify({ originationNumber: PHONE, messageBody: 'x'.repeat(2001), inboundMessageId: 'm' })],
    ])('what the topic brings that is %s ends where somebody sees it', async (_, message) => {
      await texted();
      const writes = house().writes();
      house().engine.publish('Receive', message);
      house().engine.publish('TrackDelivery', message);
      await house().engine.settle();
      expect(house().writes()).toBe(writes);
      expect(house().deadLetters()).toEqual({ Receive: 1, TrackDelivery: 1 });
    });

    test('who comes back is taken off the list of AWS', async () => {
      await texted();
      house().engine.optOut(PHONE);
      await comesBack(T0 + MINUTE_MS, 'm-1');
      await house().close('2025-0002', PHONE, T0 + 10 * DAY_MS);
      await house().until(T0 + 10 * DAY_MS);
      expect(provider().arrived.at(-1)?.wording).toBe(provider().wordingOf('question:overall'));
      expect(await house().followUp('2025-0002')).toMatchObject({ state: 'asking' });
      expect(house().deadLetters()).toEqual({});
    });

    test('within 30 days AWS takes nobody off again: the word is kept, the failure is seen, and can be made good', async () => {
      await texted();
      house().engine.optOut(PHONE);
      await comesBack(T0 + MINUTE_MS, 'm-1');
      house().engine.optOut(PHONE);
      const again = T0 + 20 * DAY_MS;
      await comesBack(again, 'm-2');
      expect(await house().slot(PHONE)).toMatchObject({ resumedAt: again });
      expect(house().deadLetters()).toEqual({ Receive: 1 });
      expect(JSON.stringify(house().lines)).toContain(`is still on it (${reasonOfList})`);

      await house().until(T0 + 31 * DAY_MS);
      house().engine.queue('Receive/InboundQueueDeadLetters').redrive();
      await house().engine.settle();
      expect(house().deadLetters()).toEqual({});
      await house().close('2025-0002', PHONE, T0 + 40 * DAY_MS);
      await house().until(T0 + 40 * DAY_MS);
      expect(provider().arrived.at(-1)?.wording).toBe(provider().wordingOf('question:overall'));
    });
  };
