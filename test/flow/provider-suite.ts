import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { TextKind } from '../../domain/conversation/follow-up.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../domain/shared/instant.ts';
import { synthesise } from '../../local/synthesise.ts';
import type { CarriedText, ProviderAtWire, PushedReply } from '../fixtures/providers/provider-at-wire.ts';
import { openHouse, T0 } from './provider-house.ts';
import type { House } from './provider-house.ts';

/*
 * What has to hold whoever carries the texts: the stacks with that provider's settings, their own bundles, and the provider
 * at the wire, in its own words.
 */

export const PHONE = '+8613800000001';
const CASE = '2025-0001';
/** Synthesis and a silence of ten seconds at the wire need their time on a busy machine. */
export const PATIENCE_MS = 120_000;

/** Words that are in one library alone. */
const LIBRARIES: Readonly<Record<string, string>> = {
  sns: 'AmazonSimpleNotificationService',
  'aws-eum': 'PinpointSMSVoiceV2',
  alibaba: 'dysmsapi',
  tencent: 'sms.tencentcloudapi.com',
};

export interface SuiteContext {
  readonly house: () => House;
  readonly provider: () => ProviderAtWire;
}

export interface ProviderSuite<Provider extends ProviderAtWire> {
  readonly name: string;
  readonly open: () => Provider | Promise<Provider>;
  /** Library of the function that takes replies in, if it has one. */
  readonly receivesWith: string | undefined;
  /** What holds for this provider alone. */
  readonly more: (context: { readonly house: () => House; readonly provider: () => Provider }) => void;
}

export const describeProviderFlow = <Provider extends ProviderAtWire>(suite: ProviderSuite<Provider>): void => {
  const { name, open, receivesWith, more } = suite;
  let assembly: string;
  let house: House;
  let provider: Provider;

  beforeAll(async () => {
    const unopened = await open();
    assembly = await synthesise(() => undefined, unopened.settings);
    await unopened[Symbol.asyncDispose]();
  }, PATIENCE_MS);
  beforeEach(async () => {
    provider = await open();
    house = await openHouse(assembly, provider);
  });
  afterEach(async () => {
    expect(house.engine.refusals).toEqual([]);
    expect(JSON.stringify(house.lines)).not.toMatch(/1380000\d{4}|样例受援人/);
    await house[Symbol.asyncDispose]();
    await provider[Symbol.asyncDispose]();
  });

  const texts = (): readonly CarriedText[] => provider.arrived;
  const wordings = (...kinds: readonly TextKind[]): string[] => kinds.map((kind) => provider.wordingOf(kind));
  const arrivedWordings = (): string[] => texts().map(({ wording }) => wording);
  const replyOf = (body: string, minute: number): PushedReply => ({
    from: PHONE,
    body,
    id: `m-${minute}`,
    sentAt: T0 + minute * MINUTE_MS,
  });
  /** The client answers at that minute after the first text, and the provider brings it a second later. */
  const reply = async (body: string, minute: number, times = 1): Promise<void> => {
    await house.until(T0 + minute * MINUTE_MS + SECOND_MS);
    for (let n = 0; n < times; n += 1) await provider.pushReplies(house.engine, [replyOf(body, minute)]);
    await house.engine.settle();
  };
  /** The carrier ends a text at that time, and the provider says so then, or now if that is past. */
  const report = async (text: number, status: 'delivered' | 'failed', at: number): Promise<void> => {
    await house.until(at);
    await provider.pushReports(house.engine, [{ to: PHONE, id: texts()[text]!.id, status, at }]);
    await house.engine.settle();
  };
  const texted = async (): Promise<void> => {
    await house.close(CASE, PHONE);
    await house.until(T0);
  };
  const answerAll = async (times = 1): Promise<void> => {
    for (const [minute, body] of ['5', '8', '4', '0', '没有'].entries()) await reply(body, minute + 1, times);
  };
  const QUESTIONS = ['overall', 'charged', 'communication', 'absent', 'comment'].map(
    (question) => `question:${question}` as TextKind,
  );

  describe(name, () => {
    test('asks, hears every answer and completes the follow-up', async () => {
      await texted();
      await answerAll();
      expect(texts().map(({ phone }) => phone)).toEqual(QUESTIONS.map(() => PHONE));
      expect(arrivedWordings()).toEqual(wordings(...QUESTIONS));
      expect(await house.followUp(CASE)).toMatchObject({
        state: 'completed',
        answers: { overall: 5, charged: 8, communication: 4, absent: 0 },
        channel: 'sms',
        endedAt: T0 + 5 * MINUTE_MS,
      });
      expect(house.deadLetters()).toEqual({});
    });

    test('pushed twice, and 23 days later again: nothing changes', async () => {
      await texted();
      await answerAll(2);
      expect(arrivedWordings()).toEqual(wordings(...QUESTIONS));
      const before = [await house.operator.snapshot(), await house.slot(PHONE)];
      await house.until(T0 + 23 * DAY_MS);
      const writes = house.writes();
      await provider.pushReplies(house.engine, [replyOf('5', 1), replyOf('8', 2), replyOf('5', 1)]);
      await house.engine.settle();
      expect(house.writes()).toBe(writes);
      expect([await house.operator.snapshot(), await house.slot(PHONE)]).toEqual(before);
    });

    test('reports that come late, in the wrong order and twice end where the carrier ended', async () => {
      await texted();
      await reply('5', 1);
      await reply('8', 2);
      for (const at of [T0 + 2 * MINUTE_MS, T0 + HOUR_MS]) await report(2, 'failed', at);
      await report(1, 'delivered', T0 + 2 * MINUTE_MS);
      await house.until(T0 + 3 * DAY_MS);
      await report(0, 'delivered', T0 + MINUTE_MS);
      for (const status of ['failed', 'delivered'] as const) await report(1, status, T0 + 3 * DAY_MS);
      const { texts: sent, state } = await house.followUp(CASE);
      expect(sent.map((text) => text.state)).toEqual(['delivered', 'delivered', 'failed']);
      expect(state).toBe('asking');
    });

    test('a report about no text of ours changes nothing, and is counted', async () => {
      await texted();
      const writes = house.writes();
      await provider.pushReports(house.engine, [{ to: PHONE, id: 'of-others', status: 'delivered', at: T0 }]);
      await house.engine.settle();
      expect(house.writes()).toBe(writes);
      expect(house.lines).toContainEqual(
        expect.objectContaining({ message: 'delivery', outcome: 'no-such-text', ReportWithoutText: 1 }),
      );
    });

    test('the first text failed: a person phones', async () => {
      await texted();
      await report(0, 'failed', T0 + MINUTE_MS);
      expect(await house.followUp(CASE)).toMatchObject({ state: 'to-call', reason: 'failed', endedAt: T0 + MINUTE_MS });
    });

    test(
      'a text that was taken in silence is never sent again: a person phones',
      async () => {
        provider.decide('taken-in-silence');
        await texted();
        provider.decide('taken');
        expect(await house.followUp(CASE)).toMatchObject({ state: 'to-call', reason: 'unknown', texts: [{ state: 'unknown' }] });
        await house.until(T0 + 9 * DAY_MS);
        expect(texts()).toHaveLength(1);
      },
      PATIENCE_MS,
    );

    test('refused for now: tried again inside the allowed hours, each time later, and not at night', async () => {
      const evening = T0 + 9 * HOUR_MS + 57 * MINUTE_MS;
      await house.close(CASE, PHONE, evening);
      provider.decide('refused-for-now');
      await house.until(evening);
      expect(await house.followUp(CASE)).toMatchObject({ state: 'asking', texts: [{ state: 'queued' }] });
      await house.until(evening + 5 * MINUTE_MS);
      expect(texts()).toHaveLength(1);
      await house.until(T0 + 23 * HOUR_MS - MINUTE_MS);
      expect(texts()).toHaveLength(1);
      await house.until(T0 + 23 * HOUR_MS);
      expect(texts()).toHaveLength(2);
      provider.decide('taken');
      await house.until(T0 + 23 * HOUR_MS + 9 * MINUTE_MS);
      expect(texts()).toHaveLength(2);
      await house.until(T0 + 23 * HOUR_MS + 10 * MINUTE_MS);
      expect(texts()).toHaveLength(3);
      expect(await house.followUp(CASE)).toMatchObject({ state: 'asking', texts: [{ state: 'handed' }] });
    });

    test('refused for the number: failed at once, and a person phones', async () => {
      provider.decide('number-refused');
      await texted();
      expect(await house.followUp(CASE)).toMatchObject({ state: 'to-call', reason: 'failed', texts: [{ state: 'failed' }] });
      await house.until(T0 + 9 * DAY_MS);
      expect(texts()).toHaveLength(1);
    });

    test('refused because the number opted out: a refusal, for every centre, told by the provider', async () => {
      await texted();
      provider.decide('opted-out');
      await reply('5', 1);
      const refusedAt = T0 + MINUTE_MS + SECOND_MS;
      expect(await house.followUp(CASE)).toMatchObject({ state: 'refused', endedAt: refusedAt, answers: { overall: 5 } });
      expect(await house.slot(PHONE)).toMatchObject({ refusedAt, last: CASE });
      expect(arrivedWordings()).toEqual(wordings('question:overall', 'question:charged'));
      await house.close('2025-0002', PHONE, T0 + 5 * DAY_MS);
      await house.until(T0 + 5 * DAY_MS);
      expect(await house.followUp('2025-0002')).toMatchObject({ state: 'excluded', reason: 'refused-earlier' });
      expect(texts()).toHaveLength(2);
    });

    test('a client refuses and comes back: the next case is asked', async () => {
      await texted();
      await reply('TD', 1);
      expect(arrivedWordings()).toEqual(wordings('question:overall', 'refusal-confirmed'));
      await reply('恢复', 2);
      await house.close('2025-0002', PHONE, T0 + 5 * DAY_MS);
      await house.until(T0 + 5 * DAY_MS);
      expect(arrivedWordings()).toEqual(wordings('question:overall', 'refusal-confirmed', 'question:overall'));
      expect(house.deadLetters()).toEqual({});
    });

    test.each([
      ['Send', name],
      ['Receive', receivesWith],
    ])('of the four libraries %s carries %s', (stage, library) => {
      const { assetDirectory = '' } = house.engine.model.find('AWS::Lambda::Function', stage);
      const code = readFileSync(join(assetDirectory, 'index.js'), 'utf8');
      const carried = Object.keys(LIBRARIES).filter((known) => code.includes(LIBRARIES[known]!));
      expect(carried).toEqual(library === undefined ? [] : [library]);
    });

    more({ house: () => house, provider: () => provider });
  });
};
