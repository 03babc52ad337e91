import { describe, expect, test } from '@jest/globals';
import { tencentSms } from '../../../adapters/sms/tencent.ts';
import { standIn } from '../../fixtures/sms/stand-in.ts';
import { TEMPLATES } from '../../fixtures/sms/templates.ts';
import { tencentAccepts, tencentRefusesNumber, tencentRefusesRequest, tencentRequest } from '../../fixtures/sms/tencent.ts';
import { describeProvider, NONSENSE, PHONE, TEXT } from './provider-suite.ts';

const provider = (endpoint: string, answerWithinMs = 5_000) =>
  tencentSms({
    account: { secretId: 'an-id', secretKey: 'a-key', sdkAppId: '1400006666' },
    templates: TEMPLATES,
    answerWithinMs,
    wire: { protocol: 'http://', endpoint },
  });

const number = (code: string, mayGoLater: boolean | 'opted-out') => [code, mayGoLater, tencentRefusesNumber(code)] as const;
const request = (code: string, mayGoLater: boolean | 'opted-out') => [code, mayGoLater, tencentRefusesRequest(code)] as const;

describeProvider('Tencent Cloud', {
  provider,
  accepts: tencentAccepts,
  request: tencentRequest,
  expected: {
    action: 'SendSms',
    version: '2021-01-11',
    isSigned: true,
    PhoneNumberSet: [PHONE],
    SmsSdkAppId: '1400006666',
    SignName: '样例法援',
    TemplateId: 'SMS_102',
  },
  linkAllowed: false,
  refusals: [
    number('LimitExceeded.PhoneNumberDailyLimit', true),
    number('LimitExceeded.DeliveryFrequencyLimit', true),
    number('FailedOperation.InsufficientBalanceInSmsPackage', true),
    number('FailedOperation.TemplateIncorrectOrUnapproved', true),
    number('FailedOperation.SignatureIncorrectOrUnapproved', true),
    number('FailedOperation.PhoneNumberInBlacklist', 'opted-out'),
    number('InvalidParameterValue.IncorrectPhoneNumber', false),
    number('InvalidParameterValue.ContentLengthLimit', false),
    number('UnsupportedOperation.UnsupportedRegion', false),
    number('UnsupportedOperation.ChineseMainlandTemplateToGlobalPhone', false),
    request('RequestLimitExceeded', true),
    request('AuthFailure.SignatureFailure', true),
    request('UnauthorizedOperation.RequestIpNotInWhitelist', true),
    request('IpNotInWhitelist', true),
    request('InvalidParameterValue.SdkAppIdNotExist', true),
    request('FailedOperation.PhoneNumberInBlacklist', 'opted-out'),
  ],
  unclear: [
    ...NONSENSE,
    ['an acceptance without an id', tencentAccepts('')],
    ['a status for no number', { body: '{"Response":{"SendStatusSet":[]}}' }],
    ['a status that is none', { body: '{"Response":{"SendStatusSet":[null]}}' }],
    ['a time-out behind the gateway', tencentRefusesNumber('InternalError.Timeout')],
    ['trouble of the service', tencentRefusesRequest('InternalError.OtherError')],
    ['a failure that does not say what failed', tencentRefusesRequest('FailedOperation')],
    ['another such failure', tencentRefusesNumber('FailedOperation.OtherError')],
    ['a code of no known kind', tencentRefusesRequest('Something')],
  ],
});

describe('what Tencent Cloud is sent', () => {
  test('neither the text nor a link: the template has the wording, and no variable', async () => {
    await using service = await standIn(() => tencentAccepts());
    await provider(service.endpoint).send(PHONE, TEXT);
    expect(Object.keys(JSON.parse(service.arrivals[0]!.body) as object).sort()).toEqual([
      'PhoneNumberSet',
      'SignName',
      'SmsSdkAppId',
      'TemplateId',
    ]);
  });

  test('a language without templates cannot be texted in: the call list', async () => {
    await using service = await standIn(() => tencentAccepts());
    const outcome = await provider(service.endpoint).send(PHONE, { ...TEXT, language: 'en' });
    expect(outcome).toEqual({ kind: 'rejected', isTemporary: false, code: 'no-template' });
    expect(service.arrivals).toEqual([]);
  });
});
