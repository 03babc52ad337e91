import { expect, test } from '@jest/globals';
import { endUserMessagingAtWire } from '../fixtures/providers/aws.ts';
import { awsOnly } from './aws-only.ts';
import { T0 } from './provider-house.ts';
import { describeProviderFlow, PHONE } from './provider-suite.ts';

describeProviderFlow({
  name: 'aws-eum',
  open: endUserMessagingAtWire,
  receivesWith: 'aws-eum',
  more: (context) => {
    awsOnly('PHONE_NUMBER_CANNOT_BE_OPTED_IN')(context);

    test('a STOP that AWS answered itself is heard with the next text', async () => {
      const house = context.house();
      house.engine.optOut(PHONE);
      await house.close('2025-0001', PHONE);
      await house.until(T0);
      expect(context.provider().arrived).toEqual([]);
      expect(await house.followUp('2025-0001')).toMatchObject({ state: 'refused', endedAt: T0 });
      expect(await house.slot(PHONE)).toMatchObject({ refusedAt: T0 });
    });
  },
});
