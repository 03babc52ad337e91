import { SubscriptionFilter } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import type { Settings } from '../settings.ts';
import { AlertsQueue } from './alerts-queue.ts';
import type { Operations } from './operations.ts';
import { Robot } from './robot.ts';
import type { StageTopic } from './stage-topic.ts';

export interface AlertChannelsProps {
  readonly operations: Operations;
  readonly alertTopic: StageTopic;
  readonly settings: Settings;
}

/**
 * Subscribes to the alerts what the settings name, each only there: robots, a mail address, a queue.
 *
 * @returns the queue for other systems, where there is one
 */
export const addAlertChannels = (stack: Construct, { operations, alertTopic, settings }: AlertChannelsProps) => {
  const { alertEmail, alertFilter, consoleUrl, wecomRobotSecret, dingtalkRobotSecret, feishuRobotSecret } = settings;
  const filter = alertFilter === undefined ? undefined : filterOf(alertFilter);
  const robots = [
    ['WecomRobot', 'wecom', wecomRobotSecret],
    ['DingtalkRobot', 'dingtalk', dingtalkRobotSecret],
    ['FeishuRobot', 'feishu', feishuRobotSecret],
  ] as const;
  for (const [id, robot, secretName] of robots) {
    if (secretName !== undefined) new Robot(stack, id, { operations, alertTopic, robot, secretName, filter, consoleUrl });
  }
  if (alertEmail !== undefined) {
    alertTopic.addSubscription(new EmailSubscription(alertEmail, filter === undefined ? {} : { filterPolicy: filter }));
  }
  return settings.alertsQueue === undefined
    ? undefined
    : new AlertsQueue(stack, 'AlertsQueue', { operations, alertTopic, filter }).queue;
};

/** A filter policy of SNS as it is written down: for each attribute the values, or conditions, that are let through. */
const filterOf = (json: string): Readonly<Record<string, SubscriptionFilter>> =>
  Object.fromEntries(
    Object.entries(JSON.parse(json) as Record<string, unknown[]>).map(([name, wanted]) => [name, new SubscriptionFilter(wanted)]),
  );
