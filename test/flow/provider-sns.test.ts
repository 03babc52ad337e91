import { expect, test } from '@jest/globals';
import { snsAtWire } from '../fixtures/providers/aws.ts';
import { awsOnly } from './aws-only.ts';
import { T0 } from './provider-house.ts';
import { describeProviderFlow, PHONE } from './provider-suite.ts';

describeProviderFlow({
  name: 'sns',
  open: snsAtWire,
  receivesWith: 'sns',
  more: (context) => {
    awsOnly('InvalidParameterException')(context);

    test('a text to a number that SNS itself has opted out is taken without a word, so nobody knows', async () => {
      const house = context.house();
      house.engine.optOut(PHONE);
      await house.close('2025-0001', PHONE);
      await house.until(T0);
      expect(context.provider().arrived).toEqual([]);
      expect(await house.followUp('2025-0001')).toMatchObject({ state: 'asking', texts: [{ state: 'handed' }] });
    });
  },
});
