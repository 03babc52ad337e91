import { CheckIfPhoneNumberIsOptedOutCommand, OptInPhoneNumberCommand, SNSClient } from '@aws-sdk/client-sns';
import type { OptOutList } from '../../workflows/ports.ts';
import { staysListed } from './stays-listed.ts';

/**
 * The numbers that Amazon SNS sends no texts to. A number can be taken off once in 30 days, so SNS is asked first whether it
 * is on the list at all.
 * @see https://docs.aws.amazon.com/sns/latest/api/API_OptInPhoneNumber.html
 */
export const snsOptOuts = (client = new SNSClient()): OptOutList => ({
  forget: async (phoneNumber) => {
    try {
      const { isOptedOut } = await client.send(new CheckIfPhoneNumberIsOptedOutCommand({ phoneNumber }));
      if (isOptedOut !== false) await client.send(new OptInPhoneNumberCommand({ phoneNumber }));
    } catch (error) {
      throw staysListed('Amazon SNS', error);
    }
  },
});
