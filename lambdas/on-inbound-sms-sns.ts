import { snsOptOuts } from '../adapters/sms/sns-opt-outs.ts';
import { receiveTexts } from './runtime/receive-texts.ts';

/** Texts of clients; who comes back is taken off the list of Amazon SNS. */
export const handler = receiveTexts(() => snsOptOuts());
