import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { StageTopic } from './stage-topic.ts';

/** What can be wrong with a stage: the alarm's id, and how the operator's guide ends its heading. */
const ALARMS = {
  Failed: 'failed',
  DidNotRun: 'did not run',
  DeadLetters: 'dead letters',
  Late: 'late',
  Behind: 'behind',
  NotTaken: 'not taken',
  LinksGuessed: 'links guessed',
  Overdue: 'overdue',
  Unfinished: 'unfinished',
  NearlyCapped: 'nearly capped',
  Capped: 'capped',
  Paused: 'paused',
  WithoutHolidays: 'without holidays',
} as const;

export interface AlarmProps {
  /** What people notice meanwhile: a sentence for somebody woken up by it. */
  readonly impact: string;
  readonly metric: IMetric;
  /** The alarm goes off from this value on, in the metric's unit; with `isMissing`, below it. */
  readonly threshold: number;
  /** Periods of the metric it has to last. @default 1 */
  readonly periods?: number;
  /** The alarm is about something that no longer happens: too little, or no figure at all. @default false */
  readonly isMissing?: boolean;
}

export interface OperationsProps {
  readonly topicKey: Key;
  readonly runbookUrl: string;
  readonly alarmEmail?: string | undefined;
}

/** Where alarms go. Each says what it means for people and links to the heading that says what to do. */
export class Operations extends Construct {
  readonly topic: StageTopic;
  private readonly runbookUrl: string;

  constructor(scope: Construct, id: string, { topicKey, runbookUrl, alarmEmail }: OperationsProps) {
    super(scope, id);
    this.runbookUrl = runbookUrl;
    this.topic = new StageTopic(this, 'Alarms', { key: topicKey, displayName: 'Huifang operations' });
    this.topic.allowPublisher(new ServicePrincipal('cloudwatch.amazonaws.com'));
    if (alarmEmail !== undefined) this.topic.addSubscription(new EmailSubscription(alarmEmail));
  }

  /** Watches a stage; the heading in the guide is the stage's id and the kind of alarm. */
  alarm(
    stage: Construct,
    kind: keyof typeof ALARMS,
    { impact, metric, threshold, periods = 1, isMissing = false }: AlarmProps,
  ): void {
    const anchor = `${stage.node.id} ${ALARMS[kind]}`.toLowerCase().replaceAll(' ', '-');
    const alarm = new Alarm(stage, `${kind}Alarm`, {
      alarmDescription: `${impact} ${this.runbookUrl}${anchor}`,
      metric,
      threshold,
      evaluationPeriods: periods,
      comparisonOperator: isMissing
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: isMissing ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
  }
}
