import { endUserMessagingSms } from '../adapters/sms/aws-end-user-messaging.ts';
import { sendTexts } from './runtime/send-texts.ts';
import { setting } from './runtime/settings.ts';

/** Texts through AWS End User Messaging. */
export const handler = sendTexts(() =>
  endUserMessagingSms({ origin: setting('SMS_ORIGIN'), configurationSet: setting('SMS_CONFIGURATION_SET') }),
);
