import { expect, test } from '@jest/globals';
import { MINUTE_MS } from '../../domain/shared/instant.ts';
import type { PushingProvider } from '../fixtures/providers/pushing.ts';
import { T0 } from './provider-house.ts';
import type { House } from './provider-house.ts';
import { PHONE } from './provider-suite.ts';

const CASE = '2025-0001';

/** What a provider that pushes to the webhook owes besides: the door, and reports of who opted out. */
export const pushingOnly =
  ({ optedOutCode, other }: { readonly optedOutCode: string; readonly other: string }) =>
  ({ house, provider }: { readonly house: () => House; readonly provider: () => PushingProvider }): void => {
    const texted = async (): Promise<void> => {
      await house().close(CASE, PHONE);
      await house().until(T0);
    };
    /** What a push is answered with, and whether it left anything behind. */
    const knock = async (body: string, path?: string): Promise<{ status: number; hasWritten: boolean }> => {
      const writes = house().writes();
      const { status } = await provider().push(house().engine, body, path);
      await house().engine.settle();
      return { status, hasWritten: house().writes() !== writes };
    };

    test.each([
      ['another secret', () => `/hooks/${provider().settings['smsProvider']}/x`],
      ['a secret that is nearly right', () => `/hooks/${provider().settings['smsProvider']}/${'A'.repeat(48)}`],
      ["another provider's path", () => `/hooks/${other}/${'A'.repeat(48)}`],
    ])('with %s nobody gets in: nothing is written, and it is counted', async (_, path) => {
      await texted();
      expect(await knock('[]', path())).toEqual({ status: 404, hasWritten: false });
      expect(house().lines).toContainEqual(expect.objectContaining({ message: 'webhook refused', WebhookRefused: 1 }));
      expect(house().deadLetters()).toEqual({});
    });

    test.each([
      ['no JSON', '{"phone', 400],
      ['not a list, nor an entry', '5', 400],
      ['more than a mebibyte', `["${'x'.repeat(1024 * 1024)}"]`, 413],
      ['more than the gateway takes', `["${'x'.repeat(10 * 1024 * 1024)}"]`, 413],
    ])('a push that is %s is not taken', async (_, body, status) => {
      await texted();
      expect(await knock(body)).toEqual({ status, hasWritten: false });
      expect(house().deadLetters()).toEqual({});
    });

    test('an entry that is neither a reply nor a report ends where somebody sees it', async () => {
      await texted();
      expect(await knock('[{"mobile":13800000001}]')).toEqual({ status: 200, hasWritten: false });
      expect(house().deadLetters()).toEqual({ Receive: 1 });
    });

    test('a report that the number opted out is a refusal, told by the provider', async () => {
      await texted();
      const at = T0 + MINUTE_MS;
      await house().until(at);
      const { id } = provider().arrived[0]!;
      for (let n = 0; n < 2; n += 1) {
        await provider().pushReports(house().engine, [{ to: PHONE, id, status: 'failed', code: optedOutCode, at }]);
        await house().engine.settle();
      }
      expect(await house().followUp(CASE)).toMatchObject({ state: 'refused', endedAt: at, texts: [{ state: 'failed' }] });
      expect(await house().slot(PHONE)).toMatchObject({ refusedAt: at });
      expect(provider().arrived).toHaveLength(1);
    });
  };
