import { describe, expect, test } from '@jest/globals';
import { ANSWER_WITHIN_MS, handOver } from '../../../adapters/sms/hand-over.ts';
import type { SendOutcome } from '../../../workflows/ports.ts';

const ACCEPTED: SendOutcome = { kind: 'accepted', providerId: 'id-1' };
const NOT_CONNECTED: SendOutcome = { kind: 'rejected', isTemporary: true, code: 'not-connected' };
const UNKNOWN: SendOutcome = { kind: 'unknown' };
const none = () => undefined;
const failWith = (error: Error) => () => Promise.reject<SendOutcome>(error);
const after = <T>(ms: number, settle: () => T) => new Promise<T>((resolve) => setTimeout(() => resolve(settle()), ms));

describe('handing a text over', () => {
  test('a provider has ten seconds', () => expect(ANSWER_WITHIN_MS).toBe(10_000));

  test('an answer in time counts', async () => {
    expect(await handOver(() => after(1, () => ACCEPTED), none, 1_000)).toEqual(ACCEPTED);
  });

  test('an answer that comes late is not heard', async () => {
    expect(await handOver(() => after(60, () => ACCEPTED), none, 10)).toEqual(UNKNOWN);
    await after(80, () => undefined);
  });

  test('nor is a failure that comes late: it stops nothing else', async () => {
    const late = () => after(30, () => undefined).then(failWith(new Error('too late')));
    expect(await handOver(late, none, 10)).toEqual(UNKNOWN);
    await after(60, () => undefined);
  });

  test('a refusal counts where the client threw one', async () => {
    const refused: SendOutcome = { kind: 'rejected', isTemporary: false, code: 'no' };
    expect(await handOver(failWith(new Error('no')), () => refused, 1_000)).toEqual(refused);
  });

  const several = (...messages: readonly string[]) =>
    Object.assign(new Error(''), { errors: messages.map((text) => new Error(text)) });
  test.each<[string, Error, SendOutcome]>([
    ['no such address', new Error('getaddrinfo ENOTFOUND sms.example.org'), NOT_CONNECTED],
    [
      'no answer to the name',
      new Error('request to https://sms.example.org failed, reason: getaddrinfo EAI_AGAIN'),
      NOT_CONNECTED,
    ],
    ['nobody there', new Error('AWS SDK error wrapper for Error: connect ECONNREFUSED 127.0.0.1:1'), NOT_CONNECTED],
    ['nobody at any address', several('connect ECONNREFUSED ::1:1', 'connect ETIMEDOUT 127.0.0.1:1'), NOT_CONNECTED],
    ['somebody at one of two', several('connect ECONNREFUSED ::1:1', 'read ECONNRESET'), UNKNOWN],
    ['several errors, but none', several(), UNKNOWN],
    ['a broken connection', new Error('read ECONNRESET'), UNKNOWN],
    ['half sent', new Error('write EPIPE'), UNKNOWN],
    ['words that only look like it', new Error('could not connect: Everything is busy'), UNKNOWN],
    ['no message', new Error(), UNKNOWN],
  ])('%s', async (_, error, outcome) => {
    expect(await handOver(failWith(error), none, 1_000)).toEqual(outcome);
  });
});
