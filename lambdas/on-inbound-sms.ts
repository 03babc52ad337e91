import { noOptOuts } from '../adapters/sms/no-opt-outs.ts';
import { receiveTexts } from './runtime/receive-texts.ts';

/** Texts of clients, where the provider keeps no list that a call changes. */
export const handler = receiveTexts(() => noOptOuts);
