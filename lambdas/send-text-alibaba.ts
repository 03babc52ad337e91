import { alibabaSms } from '../adapters/sms/alibaba.ts';
import { AlibabaAccount } from '../contracts/sms-account.ts';
import { smsTemplates } from '../contracts/sms-templates.ts';
import { sendTexts } from './runtime/send-texts.ts';
import { setting } from './runtime/settings.ts';
import { smsAccount } from './runtime/sms-account.ts';

/** Texts through Alibaba Cloud. */
export const handler = sendTexts(async () =>
  alibabaSms({ templates: smsTemplates(setting('SMS_TEMPLATES')), account: await smsAccount(AlibabaAccount) }),
);
