import dysms from '@alicloud/dysmsapi20170525';
import { $OpenApiUtil } from '@alicloud/openapi-core';
import type { AlibabaAccount } from '../../contracts/sms-account.ts';
import { ALIBABA_CODES } from '../../contracts/sms-codes.ts';
import { templateOf } from '../../contracts/sms-templates.ts';
import type { SmsTemplates } from '../../contracts/sms-templates.ts';
import type { SendOutcome, SmsProvider } from '../../workflows/ports.ts';
import { ANSWER_WITHIN_MS, handOver } from './hand-over.ts';
import { refused } from './refused.ts';

export interface AlibabaOptions {
  readonly account: AlibabaAccount;
  readonly templates: SmsTemplates;
  readonly answerWithinMs?: number;
  /** Where the service is, for tests. */
  readonly wire?: { readonly protocol: 'HTTP'; readonly endpoint: string };
}

/**
 * Texts through Alibaba Cloud (SendSms), by approved template. The client sends once unless it is told to retry, and it is
 * not told.
 * @see https://help.aliyun.com/zh/sms/developer-reference/api-error-codes
 */
export const alibabaSms = ({ account, templates, answerWithinMs = ANSWER_WITHIN_MS, wire }: AlibabaOptions): SmsProvider => {
  const times = { connectTimeout: answerWithinMs, readTimeout: answerWithinMs };
  const where = wire ?? { protocol: 'HTTPS', endpoint: 'dysmsapi.aliyuncs.com' };
  const client = new dysms.default(new $OpenApiUtil.Config({ ...account, ...times, ...where }));
  return {
    linkAllowed: false,
    send: async (phone, text) => {
      const templateCode = templateOf(templates, text);
      if (templateCode === undefined) return { kind: 'rejected', isTemporary: false, code: 'no-template' };
      // Eleven digits for the mainland, else the country code without a plus.
      const phoneNumbers = phone.replace(/^\+(?:86(?=1\d{10}$))?/, '');
      const request = new dysms.SendSmsRequest({ phoneNumbers, signName: text.sign, templateCode });
      return handOver(async () => outcomeOf((await client.sendSms(request)).body), refusal, answerWithinMs);
    },
  };
};

/** Business answers come with status 200. `isp.` is the provider's own trouble: it may have taken the text. */
const outcomeOf = ({ code = '', bizId }: { code?: string; bizId?: string } = {}): SendOutcome => {
  if (code === 'OK' && bizId) return { kind: 'accepted', providerId: bizId };
  return code.startsWith('isv.') || code === 'isp.RAM_PERMISSION_DENY' ? clearNo(code) : { kind: 'unknown' };
};

/** The gateway's answers come as errors: 400 to 499 is a clear no (a wrong key, too many requests a second). */
const refusal = (error: unknown): SendOutcome | undefined => {
  const { code = '', statusCode = 0 } = error as { code?: string; statusCode?: number };
  return statusCode >= 400 && statusCode < 500 ? clearNo(code) : undefined;
};

const clearNo = (code: string): SendOutcome => refused(code, ALIBABA_CODES.get(code));
