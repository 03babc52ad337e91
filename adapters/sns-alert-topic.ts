import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import type { AlertTopic } from '../workflows/ports.ts';

/** The topic supervisors' channels subscribe to. Ids only: neither the message nor its attributes name anybody. */
export const snsAlertTopic = (topicArn: () => string, sns = new SNSClient()): AlertTopic => ({
  async publish(alert, occasion) {
    const { caseNo, cause, level, centreId, raisedAt, contactBy, resolveBy, escalations } = alert;
    const attributes = { level, cause, centre: centreId, occasion };
    await sns.send(
      new PublishCommand({
        TopicArn: topicArn(),
        Message: JSON.stringify({ caseNo, cause, level, centreId, occasion, raisedAt, contactBy, resolveBy, escalations }),
        MessageAttributes: Object.fromEntries(
          Object.entries(attributes).map(([name, StringValue]) => [name, { DataType: 'String', StringValue }]),
        ),
      }),
    );
  },
});
