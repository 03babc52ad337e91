import { endUserMessagingOptOuts } from '../adapters/sms/aws-end-user-messaging-opt-outs.ts';
import { receiveTexts } from './runtime/receive-texts.ts';
import { setting } from './runtime/settings.ts';

/** Texts of clients; who comes back is taken off the list of AWS End User Messaging. */
export const handler = receiveTexts(() => endUserMessagingOptOuts(setting('SMS_OPT_OUT_LIST')));
