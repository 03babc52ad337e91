import { describe, expect, test } from '@jest/globals';
import { alibabaSms } from '../../../adapters/sms/alibaba.ts';
import { alibabaAccepts, alibabaGateway, alibabaRefuses, alibabaRequest } from '../../fixtures/sms/alibaba.ts';
import { standIn } from '../../fixtures/sms/stand-in.ts';
import { TEMPLATES } from '../../fixtures/sms/templates.ts';
import { describeProvider, NONSENSE, PHONE, TEXT } from './provider-suite.ts';

const provider = (endpoint: string, answerWithinMs = 5_000) =>
  alibabaSms({
    account: { accessKeyId: 'an-id', accessKeySecret: 'a-key' },
    templates: TEMPLATES,
    answerWithinMs,
    wire: { protocol: 'HTTP', endpoint },
  });

const refused = (code: string, mayGoLater: boolean | 'opted-out') => [code, mayGoLater, alibabaRefuses(code)] as const;

describeProvider('Alibaba Cloud', {
  provider,
  accepts: alibabaAccepts,
  request: alibabaRequest,
  expected: { action: 'SendSms', isSigned: true, PhoneNumbers: '13800000001', SignName: '样例法援', TemplateCode: 'SMS_102' },
  linkAllowed: false,
  refusals: [
    refused('isv.BUSINESS_LIMIT_CONTROL', true),
    refused('isv.DAY_LIMIT_CONTROL', true),
    refused('isv.AMOUNT_NOT_ENOUGH', true),
    refused('isv.OUT_OF_SERVICE', true),
    refused('isv.SMS_TEMPLATE_ILLEGAL', true),
    refused('isv.SMS_SIGNATURE_ILLEGAL', true),
    refused('isv.DENY_IP_RANGE', true),
    refused('isp.RAM_PERMISSION_DENY', true),
    refused('isv.MOBILE_NUMBER_ILLEGAL', false),
    refused('isv.BLACK_KEY_CONTROL_LIMIT', 'opted-out'),
    refused('isv.CUSTOMER_REFUSED', 'opted-out'),
    refused('isv.DOMESTIC_NUMBER_NOT_SUPPORTED', false),
    ['Throttling.User', true, alibabaGateway(400, 'Throttling.User')],
    ['SignatureDoesNotMatch', true, alibabaGateway(400, 'SignatureDoesNotMatch')],
    ['InvalidAccessKeyId.NotFound', true, alibabaGateway(404, 'InvalidAccessKeyId.NotFound')],
    ['isv.MOBILE_NUMBER_ILLEGAL', false, alibabaGateway(400, 'isv.MOBILE_NUMBER_ILLEGAL')],
  ],
  unclear: [
    ...NONSENSE,
    ['an acceptance without an id', { body: '{"Code":"OK"}' }],
    ["the provider's own trouble", alibabaRefuses('isp.SYSTEM_ERROR')],
    ['a code of no known kind', alibabaRefuses('SOMETHING')],
    ['a throttle that came with a server error', alibabaGateway(503, 'Throttling')],
    ['a refusal nobody can read', { status: 403, type: 'text/html', body: '<html>forbidden</html>' }],
  ],
});

describe('what Alibaba Cloud is sent', () => {
  test.each([
    ['+8613800000001', '13800000001'],
    ['+85251234567', '85251234567'],
    ['+861080000000', '861080000000'],
  ])('%s is written %s', async (phone, expected) => {
    await using service = await standIn(() => alibabaAccepts());
    await provider(service.endpoint).send(phone, TEXT);
    expect(alibabaRequest(service.arrivals[0]!)).toMatchObject({ PhoneNumbers: expected });
  });

  test('neither the text nor a link: the template has the wording, and no variable', async () => {
    await using service = await standIn(() => alibabaAccepts());
    await provider(service.endpoint).send(PHONE, TEXT);
    const { url, body } = service.arrivals[0]!;
    expect([...url.searchParams.keys()].sort()).toEqual(['PhoneNumbers', 'SignName', 'TemplateCode']);
    expect(body).toBe('');
  });

  test('a language without templates cannot be texted in: the call list', async () => {
    await using service = await standIn(() => alibabaAccepts());
    const outcome = await provider(service.endpoint).send(PHONE, { ...TEXT, language: 'en' });
    expect(outcome).toEqual({ kind: 'rejected', isTemporary: false, code: 'no-template' });
    expect(service.arrivals).toEqual([]);
  });
});
