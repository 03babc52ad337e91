import { alibabaAtWire } from '../fixtures/providers/pushing.ts';
import { describeProviderFlow } from './provider-suite.ts';
import { pushingOnly } from './pushing-only.ts';

describeProviderFlow({
  name: 'alibaba',
  open: alibabaAtWire,
  receivesWith: undefined,
  more: pushingOnly({ optedOutCode: 'MOBILE_IN_BLACK', other: 'tencent' }),
});
