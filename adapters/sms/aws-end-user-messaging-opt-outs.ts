import {
  DeleteOptedOutNumberCommand,
  PinpointSMSVoiceV2Client,
  ResourceNotFoundException,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import type { OptOutList } from '../../workflows/ports.ts';
import { staysListed } from './stays-listed.ts';

/**
 * The list of AWS End User Messaging that belongs to the number or pool texts are sent from. A number can be taken off once
 * in 30 days.
 * @see https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DeleteOptedOutNumber.html
 *
 * @param list the list's name
 */
export const endUserMessagingOptOuts = (list: string, client = new PinpointSMSVoiceV2Client()): OptOutList => ({
  forget: async (phone) => {
    try {
      await client.send(new DeleteOptedOutNumberCommand({ OptOutListName: list, OptedOutNumber: phone }));
    } catch (error) {
      if (!isNotListed(error)) throw staysListed(`AWS End User Messaging (${list})`, error);
    }
  },
});

/** The list is there, the number is not on it. */
const isNotListed = (error: unknown): boolean =>
  error instanceof ResourceNotFoundException && error.ResourceType === 'opted-out-number';
