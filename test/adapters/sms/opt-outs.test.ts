import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { endUserMessagingOptOuts } from '../../../adapters/sms/aws-end-user-messaging-opt-outs.ts';
import { snsOptOuts } from '../../../adapters/sms/sns-opt-outs.ts';
import {
  endUserMessagingKnowsNo,
  endUserMessagingRefuses,
  endUserMessagingRequest,
  endUserMessagingTookOff,
  snsListHolds,
  snsRefuses,
  snsRequest,
  snsTookOff,
} from '../../fixtures/sms/aws.ts';
import { standIn } from '../../fixtures/sms/stand-in.ts';
import type { Arrival, StandIn, WireAnswer } from '../../fixtures/sms/stand-in.ts';

const PHONE = '+8613800000001';

let service: StandIn;
beforeAll(() => {
  Object.assign(process.env, { AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: 'an-id', AWS_SECRET_ACCESS_KEY: 'a-key' });
  process.env['AWS_MAX_ATTEMPTS'] = '1';
});
beforeEach(async () => {
  service = await standIn(snsTookOff);
  for (const name of ['SNS', 'PINPOINT_SMS_VOICE_V2']) {
    process.env[`AWS_ENDPOINT_URL_${name}`] = `http://${service.endpoint}`;
  }
});
afterEach(async () => service[Symbol.asyncDispose]());

/** What was thrown, in words. */
const refusalOf = async (forgetting: Promise<void>): Promise<string> => {
  const error: unknown = await forgetting.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(JSON.stringify(error, Object.getOwnPropertyNames(error ?? {}))).not.toContain('13800000001');
  return (error as Error | undefined)?.message ?? 'none';
};

describe('Amazon SNS', () => {
  const calls = (): unknown[] => service.arrivals.map(snsRequest).map(({ Action, phoneNumber }) => [Action, phoneNumber]);
  const answer = (isOptedOut: WireAnswer, optIn: WireAnswer) => (arrival: Arrival) =>
    snsRequest(arrival)['Action'] === 'OptInPhoneNumber' ? optIn : isOptedOut;

  test('a number on the list is taken off', async () => {
    service.behave(answer(snsListHolds(true), snsTookOff()));
    await snsOptOuts().forget(PHONE);
    expect(calls()).toEqual([
      ['CheckIfPhoneNumberIsOptedOut', PHONE],
      ['OptInPhoneNumber', PHONE],
    ]);
  });

  test('one that is not on it is left alone, however often that is asked', async () => {
    service.behave(answer(snsListHolds(false), snsRefuses(400, 'InvalidParameter')));
    const list = snsOptOuts();
    await list.forget(PHONE);
    await list.forget(PHONE);
    expect(calls()).toEqual([
      ['CheckIfPhoneNumberIsOptedOut', PHONE],
      ['CheckIfPhoneNumberIsOptedOut', PHONE],
    ]);
  });

  test.each([
    ['it was taken off less than 30 days ago', 400, 'InvalidParameter', 'InvalidParameterException'],
    ['the role does not allow it', 403, 'AuthorizationError', 'AuthorizationErrorException'],
    ['SNS fails', 500, 'InternalError', 'InternalErrorException'],
  ])('%s: it says so, without the number', async (_, status, code, name) => {
    service.behave(answer(snsListHolds(true), snsRefuses(status, code)));
    expect(await refusalOf(snsOptOuts().forget(PHONE))).toBe(
      `opt-out list of Amazon SNS: a number whose owner came back is still on it (${name})`,
    );
  });
});

describe('AWS End User Messaging', () => {
  const forget = (): Promise<void> => endUserMessagingOptOuts('huifang').forget(PHONE);

  test('a number on the list is taken off', async () => {
    service.behave(endUserMessagingTookOff);
    await forget();
    expect(service.arrivals.map(endUserMessagingRequest)).toEqual([
      { target: 'PinpointSMSVoiceV2.DeleteOptedOutNumber', OptOutListName: 'huifang', OptedOutNumber: PHONE },
    ]);
  });

  test('one that is not on it is left alone', async () => {
    service.behave(() => endUserMessagingKnowsNo('opted-out-number'));
    await forget();
    expect(service.arrivals).toHaveLength(1);
  });

  test.each([
    ['there is no such list', endUserMessagingKnowsNo('opt-out-list'), 'ResourceNotFoundException'],
    [
      'it was taken off less than 30 days ago',
      endUserMessagingRefuses(400, 'ValidationException', 'PHONE_NUMBER_CANNOT_BE_OPTED_IN'),
      'PHONE_NUMBER_CANNOT_BE_OPTED_IN',
    ],
    ['the role does not allow it', endUserMessagingRefuses(400, 'AccessDeniedException'), 'AccessDeniedException'],
    ['the service fails', endUserMessagingRefuses(500, 'InternalServerException'), 'InternalServerException'],
  ])('%s: it says so, without the number', async (_, behaviour, reason) => {
    service.behave(() => behaviour);
    expect(await refusalOf(forget())).toBe(
      `opt-out list of AWS End User Messaging (huifang): a number whose owner came back is still on it (${reason})`,
    );
  });
});
