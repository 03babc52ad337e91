import { PinpointSMSVoiceV2Client, SendTextMessageCommand } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { END_USER_MESSAGING_CODES } from '../../contracts/sms-codes.ts';
import type { SmsProvider } from '../../workflows/ports.ts';
import { awsRefusal } from './aws-refusal.ts';
import { ANSWER_WITHIN_MS, handOver } from './hand-over.ts';

export interface EndUserMessagingOptions {
  /** ARN of the phone number or pool that texts are sent from and answered to. */
  readonly origin: string;
  /** Name of the configuration set whose event destination gets the delivery events. */
  readonly configurationSet: string;
  readonly client?: PinpointSMSVoiceV2Client;
  readonly answerWithinMs?: number;
}

/**
 * Texts through AWS End User Messaging. One attempt only: it does not recognise a repeated request, so the client's own
 * retries are off.
 * @see https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_SendTextMessage.html
 */
export const endUserMessagingSms = ({
  origin,
  configurationSet,
  client = new PinpointSMSVoiceV2Client({ maxAttempts: 1 }),
  answerWithinMs = ANSWER_WITHIN_MS,
}: EndUserMessagingOptions): SmsProvider => ({
  linkAllowed: true,
  send: (phone, { body }) =>
    handOver(
      async () => {
        const { MessageId } = await client.send(
          new SendTextMessageCommand({
            DestinationPhoneNumber: phone,
            OriginationIdentity: origin,
            ConfigurationSetName: configurationSet,
            MessageBody: body,
            MessageType: 'TRANSACTIONAL',
          }),
        );
        return MessageId === undefined ? { kind: 'unknown' } : { kind: 'accepted', providerId: MessageId };
      },
      (error) => awsRefusal(error, END_USER_MESSAGING_CODES),
      answerWithinMs,
    ),
});
