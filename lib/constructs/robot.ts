import { Duration } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { SubscriptionFilter } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { grantSecret } from './grants.ts';
import type { Operations } from './operations.ts';
import { StageFunction } from './stage-function.ts';
import { StageQueue } from './stage-queue.ts';
import type { StageTopic } from './stage-topic.ts';

export interface RobotProps {
  readonly operations: Operations;
  readonly alertTopic: StageTopic;
  readonly robot: 'wecom' | 'dingtalk' | 'feishu';
  /** Name of the secret that holds the robot's address. */
  readonly secretName: string;
  /** Which alerts it tells; all when absent. */
  readonly filter?: Readonly<Record<string, SubscriptionFilter>> | undefined;
  /** Address of the console, which messages link to. */
  readonly consoleUrl?: string | undefined;
}

/** Tells alerts in a group chat. Knows its robot's secret and nothing of the table. */
export class Robot extends Construct {
  constructor(scope: Construct, id: string, props: RobotProps) {
    super(scope, id);
    const { operations, alertTopic, robot, secretName, filter, consoleUrl } = props;
    const fn = new StageFunction(this, 'Function', {
      operations,
      entry: `tell-robot-${robot}`,
      impact: 'Supervisors do not hear of alerts in their group chat; the console shows them.',
      // Six messages, each of which the robot may take ten seconds to answer.
      timeLimit: Duration.minutes(2),
    });
    grantSecret(fn, 'ROBOT_SECRET', Secret.fromSecretNameV2(this, 'Account', secretName));
    if (consoleUrl !== undefined) fn.addEnvironment('CONSOLE_URL', consoleUrl);
    const queue = new StageQueue(this, 'Queue', {
      operations,
      consumer: fn,
      impact: 'Some alerts are not told in the group chat; the console shows them.',
      // What the robot refuses comes back after thirteen minutes: longer than DingTalk is silent after too many messages.
      lateAfter: Duration.minutes(30),
      batchSize: 100,
      gather: Duration.minutes(1),
      // The fewest there can be: more copies would make a storm into more messages.
      maxConcurrency: 2,
    });
    alertTopic.addSubscription(
      new SqsSubscription(queue, {
        rawMessageDelivery: true,
        deadLetterQueue: queue.deadLetters,
        ...(filter === undefined ? {} : { filterPolicy: filter }),
      }),
    );
  }
}
