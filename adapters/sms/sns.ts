import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import type { SendOutcome, SmsProvider } from '../../workflows/ports.ts';

/** SNS's answers that mean: not taken, and later it may be. */
const TEMPORARY = new Set(['ThrottledException', 'Throttled', 'ThrottlingException', 'InternalErrorException', 'KMSThrottlingException']);

/** How long the provider may take to answer; after that nobody can say whether the text left. */
const ANSWER_WITHIN_MS = 10_000;

/**
 * Texts through Amazon SNS. One attempt only: SNS does not recognise a repeated publish, so the SDK's own retries are off
 * and whatever is not a clear answer counts as unknown.
 */
export const snsSms = (sns = new SNSClient({ maxAttempts: 1, requestHandler: { requestTimeout: ANSWER_WITHIN_MS } })): SmsProvider => ({
  linkAllowed: true,

  async send(phone, { body }): Promise<SendOutcome> {
    try {
      const { MessageId } = await sns.send(
        new PublishCommand({
          PhoneNumber: phone,
          Message: body,
          MessageAttributes: { 'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' } },
        }),
      );
      return MessageId === undefined ? { kind: 'unknown' } : { kind: 'accepted', providerId: MessageId };
    } catch (error) {
      return outcomeOf(error);
    }
  },
});

/** A typed 4xx answer is a clear no; everything else (time-out, broken connection, 5xx) leaves the text's fate unknown. */
const outcomeOf = (error: unknown): SendOutcome => {
  const { name = '', $metadata } = error as { name?: string; $metadata?: { httpStatusCode?: number } };
  if (TEMPORARY.has(name)) return { kind: 'rejected', isTemporary: true, code: name };
  const status = $metadata?.httpStatusCode;
  if (status !== undefined && status >= 400 && status < 500) return { kind: 'rejected', isTemporary: false, code: name };
  return { kind: 'unknown' };
};
