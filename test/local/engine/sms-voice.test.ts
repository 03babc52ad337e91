import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { OutgoingSms, SmsFate } from '../../../local/engine/hooks.ts';
import { type FixtureEngine, type Probe, START, startFixture } from './fixture-engine.ts';

const PHONE = '+8613800000001';
const DAY = 86_400_000;
const ORIGIN = 'arn:aws:sms-voice:us-east-1:000000000000:pool/pool-1';

let engine: FixtureEngine;
let fate: SmsFate | undefined;
let texts: OutgoingSms[];
beforeEach(async () => {
  fate = undefined;
  texts = [];
  engine = await startFixture({
    onSms: (sms) => {
      texts.push(sms);
      return fate;
    },
  });
});
afterEach(() => engine.stop());

const voice = (command: string, input: object): Promise<Probe> => engine.probe('pinpoint-sms-voice-v2', command, input);
const send = (more: object = {}) =>
  voice('SendTextMessage', {
    DestinationPhoneNumber: PHONE,
    OriginationIdentity: ORIGIN,
    ConfigurationSetName: 'reports',
    MessageBody: '您好',
    ...more,
  });
const takeOff = (OptOutListName = 'Default') => voice('DeleteOptedOutNumber', { OptOutListName, OptedOutNumber: PHONE });
const sns = async (command: string): Promise<unknown> => {
  const { output, error } = await engine.probe('sns', command, { phoneNumber: PHONE });
  return error?.name ?? output?.['isOptedOut'] ?? 'done';
};

describe('End User Messaging', () => {
  test('a text that the carrier takes tells its message id', async () => {
    const { output } = await send();
    expect(texts).toEqual([
      {
        function: 'Fixture-ProbeFunction',
        phone: PHONE,
        message: '您好',
        attributes: {},
        messageId: output?.['MessageId'],
        at: START,
      },
    ]);
  });

  test.each([[{ OriginationIdentity: `${ORIGIN}-of-others` }], [{ ConfigurationSetName: 'of-others' }]])(
    'a text by %j is not granted',
    async (more) => {
      expect((await send(more)).error?.name).toBe('AccessDeniedException');
      expect([texts.length, engine.refusals.map(({ action }) => action)]).toEqual([0, ['sms-voice:SendTextMessage']]);
    },
  );

  test.each([[{ DestinationPhoneNumber: '13800000001' }], [{ MessageBody: '' }]])('%j is no text', async (more) => {
    expect((await send(more)).error?.name).toBe('ValidationException');
    expect(texts).toEqual([]);
  });

  test('a text that the carrier refuses fails with error and reason', async () => {
    fate = { kind: 'rejected', code: 'ServiceQuotaExceededException', reason: 'A_LIMIT', message: 'no more' };
    const input = { DestinationPhoneNumber: PHONE, OriginationIdentity: ORIGIN, MessageBody: 'x' };
    const answer = await engine.call('PinpointSMSVoiceV2.SendTextMessage', input);
    expect(answer).toEqual({ __type: 'ServiceQuotaExceededException', message: 'no more', Reason: 'A_LIMIT' });
    fate = { kind: 'rejected', code: 'ThrottlingException', message: 'slowly' };
    expect((await send()).error).toEqual({ name: 'ThrottlingException', message: 'slowly' });
  });

  test('a text that the carrier took without an answer leaves its sender in the dark', async () => {
    fate = { kind: 'timed-out' };
    expect((await send()).error?.message).toMatch(/socket hang up|ECONNRESET/);
    expect(texts).toHaveLength(1);
  });

  test('what it does not serve it says', async () => {
    expect((await voice('DescribePools', {})).error?.name).toBe('UnsupportedOperation');
  });
});

describe('numbers that opted out', () => {
  test('are refused by End User Messaging, and taken by SNS without a word; no text leaves', async () => {
    engine.optOut(PHONE);
    expect((await send()).error?.name).toBe('ConflictException');
    const { output } = await engine.probe('sns', 'Publish', { PhoneNumber: PHONE, Message: 'x' });
    expect(output?.['MessageId']).toEqual(expect.any(String));
    expect(texts).toEqual([]);
  });

  test('can be taken off once in 30 days', async () => {
    engine.optOut(PHONE);
    expect((await takeOff()).output).toMatchObject({ OptedOutNumber: PHONE });
    expect((await send()).output).toBeDefined();
    engine.optOut(PHONE);
    engine.setTime(START + 30 * DAY - 1);
    expect((await takeOff()).error?.name).toBe('ValidationException');
    expect(await sns('OptInPhoneNumber')).toBe('InvalidParameterException');
    engine.setTime(START + 30 * DAY);
    expect(await sns('OptInPhoneNumber')).toBe('done');
  });

  test('SNS tells whether a number is on the list', async () => {
    expect(await sns('CheckIfPhoneNumberIsOptedOut')).toBe(false);
    engine.optOut(PHONE);
    expect(await sns('CheckIfPhoneNumberIsOptedOut')).toBe(true);
  });

  test('a number that is not on the list, or a list that is not there, is not found', async () => {
    const input = { OptOutListName: 'Default', OptedOutNumber: PHONE };
    expect(await engine.call('PinpointSMSVoiceV2.DeleteOptedOutNumber', input)).toMatchObject({
      __type: 'ResourceNotFoundException',
      ResourceType: 'opted-out-number',
    });
    expect((await takeOff('other')).error?.name).toBe('ResourceNotFoundException');
    expect((await takeOff('of-others')).error?.name).toBe('AccessDeniedException');
  });
});
