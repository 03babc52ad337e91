import { tencentSms } from '../adapters/sms/tencent.ts';
import { TencentAccount } from '../contracts/sms-account.ts';
import { smsTemplates } from '../contracts/sms-templates.ts';
import { sendTexts } from './runtime/send-texts.ts';
import { setting } from './runtime/settings.ts';
import { smsAccount } from './runtime/sms-account.ts';

/** Texts through Tencent Cloud. */
export const handler = sendTexts(async () =>
  tencentSms({ templates: smsTemplates(setting('SMS_TEMPLATES')), account: await smsAccount(TencentAccount) }),
);
