import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import type { AlertTopic } from '../workflows/ports.ts';

/** The topic supervisors' channels subscribe to. Ids only: neither the message nor its attributes name anybody. */
export const snsAlertTopic = (topicArn: () => string, sns = new SNSClient()): AlertTopic => ({
  async publish(alert, lawyerId) {
    const { level, cause, centreId, audience, occasion } = alert;
    // By `lawyer` a subscriber who is the person complained about can be left out; the message itself doesn't name them.
    const attributes = { level, cause, centre: centreId, audience, lawyer: lawyerId, occasion };
    await sns.send(
      new PublishCommand({
        TopicArn: topicArn(),
        Message: JSON.stringify(alert),
        MessageAttributes: Object.fromEntries(
          Object.entries(attributes).map(([name, StringValue]) => [name, { DataType: 'String', StringValue }]),
        ),
      }),
    );
  },
});
