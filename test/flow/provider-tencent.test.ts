import { tencentAtWire } from '../fixtures/providers/pushing.ts';
import { describeProviderFlow } from './provider-suite.ts';
import { pushingOnly } from './pushing-only.ts';

describeProviderFlow({
  name: 'tencent',
  open: tencentAtWire,
  receivesWith: undefined,
  more: pushingOnly({ optedOutCode: 'MX:0012', other: 'alibaba' }),
});
