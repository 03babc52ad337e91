import { snsSms } from '../adapters/sms/sns.ts';
import { sendTexts } from './runtime/send-texts.ts';

/** Texts through Amazon SNS. */
export const handler = sendTexts(() => snsSms());
