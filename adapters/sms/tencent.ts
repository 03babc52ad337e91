import { sms } from 'tencentcloud-sdk-nodejs-sms';
import type { TencentAccount } from '../../contracts/sms-account.ts';
import { TENCENT_CODES } from '../../contracts/sms-codes.ts';
import { templateOf } from '../../contracts/sms-templates.ts';
import type { SmsTemplates } from '../../contracts/sms-templates.ts';
import type { SendOutcome, SmsProvider } from '../../workflows/ports.ts';
import { ANSWER_WITHIN_MS, handOver } from './hand-over.ts';
import { refused } from './refused.ts';

export interface TencentOptions {
  readonly account: TencentAccount;
  readonly templates: SmsTemplates;
  readonly answerWithinMs?: number;
  /** Where the service is, for tests. */
  readonly wire?: { readonly protocol: 'http://'; readonly endpoint: string };
}

/**
 * Families of codes that mean: not taken. `InternalError` is not among them (a time-out behind the gateway is one), nor is
 * a failure that doesn't say what failed.
 */
const CLEAR_NO =
  /^(AuthFailure|UnauthorizedOperation|FailedOperation\.(?!OtherError)|InvalidParameter|MissingParameter|LimitExceeded|RequestLimitExceeded|UnsupportedOperation|Ip(?:InBlacklist|NotInWhitelist)$)/;

/**
 * Texts through Tencent Cloud (SendSms), by approved template. The client has no retries.
 * @see https://cloud.tencent.com/document/api/382/59177
 */
export const tencentSms = ({ account, templates, answerWithinMs = ANSWER_WITHIN_MS, wire }: TencentOptions): SmsProvider => {
  const { sdkAppId, ...credential } = account;
  const httpProfile = { reqTimeout: answerWithinMs / 1000, ...wire };
  const client = new sms.v20210111.Client({ credential, region: 'ap-guangzhou', profile: { httpProfile } });
  return {
    linkAllowed: false,
    send: async (phone, text) => {
      const TemplateId = templateOf(templates, text);
      if (TemplateId === undefined) return { kind: 'rejected', isTemporary: false, code: 'no-template' };
      const request = { PhoneNumberSet: [phone], SmsSdkAppId: sdkAppId, SignName: text.sign, TemplateId };
      return handOver(async () => outcomeOf((await client.SendSms(request)).SendStatusSet?.[0]), refusal, answerWithinMs);
    },
  };
};

/** The answer has a status a number; ours is the only one. */
const outcomeOf = ({ Code, SerialNo }: { Code?: string; SerialNo?: string } = {}): SendOutcome =>
  Code === 'Ok' && SerialNo ? { kind: 'accepted', providerId: SerialNo } : (refusal({ code: Code }) ?? { kind: 'unknown' });

/** What the whole request was refused for comes as an error with a code; a broken connection has none. */
const refusal = (error: unknown): SendOutcome | undefined => {
  const { code = '' } = error as { code?: string };
  return CLEAR_NO.test(code) ? refused(code, TENCENT_CODES.get(code)) : undefined;
};
