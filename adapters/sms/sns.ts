import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { SNS_CODES } from '../../contracts/sms-codes.ts';
import type { SmsProvider } from '../../workflows/ports.ts';
import { awsRefusal } from './aws-refusal.ts';
import { ANSWER_WITHIN_MS, handOver } from './hand-over.ts';

export interface SnsOptions {
  readonly client?: SNSClient;
  readonly answerWithinMs?: number;
}

/**
 * Texts through Amazon SNS. One attempt only: SNS does not recognise a repeated publish, so the client's own retries are
 * off.
 * @see https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
 */
export const snsSms = ({
  client = new SNSClient({ maxAttempts: 1 }),
  answerWithinMs = ANSWER_WITHIN_MS,
}: SnsOptions = {}): SmsProvider => ({
  linkAllowed: true,
  send: (phone, { body }) =>
    handOver(
      async () => {
        const { MessageId } = await client.send(
          new PublishCommand({
            PhoneNumber: phone,
            Message: body,
            MessageAttributes: { 'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' } },
          }),
        );
        return MessageId === undefined ? { kind: 'unknown' } : { kind: 'accepted', providerId: MessageId };
      },
      (error) => awsRefusal(error, SNS_CODES),
      answerWithinMs,
    ),
});
