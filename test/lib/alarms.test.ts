import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import type { Template } from 'aws-cdk-lib/assertions';
import { ALERT_CHANNELS, ALL_STAGES, nameOf, resources, stageOf, synthesise, targetOf, TENCENT } from './stacks.ts';
import type { Found, Reference } from './stacks.ts';

interface AlarmProperties {
  readonly AlarmDescription: string;
  readonly AlarmActions: readonly Reference[];
  readonly MetricName: string;
  readonly Dimensions: readonly { readonly Value: Reference }[];
  readonly ComparisonOperator: string;
  readonly Threshold: number;
  readonly TreatMissingData: string;
}

const RUNBOOK = 'https://wiki.example.org/huifang#';

describe('alarms', () => {
  let service: Template;
  let alarms: Found<AlarmProperties>[];
  beforeAll(() => {
    ({ service } = synthesise({ runbookUrl: RUNBOOK, smsMonthlySegments: '100000', ...TENCENT, ...ALERT_CHANNELS }));
    alarms = resources(service, 'AWS::CloudWatch::Alarm');
  });

  const watching = (metric: string, id: string) =>
    alarms.filter(({ properties }) => properties.MetricName === metric && targetOf(properties.Dimensions[0]!.Value) === id);
  const ids = (type: string) => resources(service, type).map(({ id }) => id);

  test('every function has an alarm for failures', () => {
    for (const id of ids('AWS::Lambda::Function')) expect(watching('Errors', id)).toHaveLength(1);
  });

  test('what runs by the clock has an alarm for not running, missing figures included', () => {
    const rules = resources<{ readonly ScheduleExpression?: string; readonly Targets: readonly { readonly Arn: Reference }[] }>(
      service,
      'AWS::Events::Rule',
    ).filter(({ properties }) => properties.ScheduleExpression !== undefined);
    expect(rules).toHaveLength(3);
    for (const { properties } of rules) {
      const [alarm] = watching('Invocations', targetOf(properties.Targets[0]!.Arn));
      expect(alarm!.properties).toMatchObject({
        ComparisonOperator: 'LessThanThreshold',
        Threshold: 1,
        TreatMissingData: 'breaching',
      });
    }
  });

  test('every queue is watched: dead letters for the first message, the others for their oldest', () => {
    const queues = ids('AWS::SQS::Queue');
    const dead = queues.filter((id) => id.includes('DeadLetters'));
    for (const id of dead) {
      const [alarm] = watching('ApproximateNumberOfMessagesVisible', id);
      expect(alarm!.properties).toMatchObject({ ComparisonOperator: 'GreaterThanOrEqualToThreshold', Threshold: 1 });
    }
    for (const id of queues.filter((queue) => !dead.includes(queue))) {
      expect(watching('ApproximateAgeOfOldestMessage', id)).toHaveLength(1);
    }
  });

  test.each(['Score', 'Notify'])('%s is watched for falling behind the stream', (stage) => {
    const [fn] = ids('AWS::Lambda::Function').filter((id) => stageOf(id) === stage);
    expect(watching('IteratorAge', fn!)).toHaveLength(1);
  });

  test.each(['TextNotTaken', 'SendingNearlyCapped', 'SendingCapped'])('%s is watched, in five minutes', (metric) => {
    const [fn] = ids('AWS::Lambda::Function').filter((id) => stageOf(id) === 'Send');
    expect(watching(metric, fn!).map(({ properties }) => properties)).toMatchObject([
      { Namespace: 'Huifang', Statistic: 'Sum', Period: 300, TreatMissingData: 'notBreaching' },
    ]);
  });

  test.each(['ConsoleApi', 'Notify', 'Score'])('%s is watched for years whose holidays are not known', (stage) => {
    const [fn] = ids('AWS::Lambda::Function').filter((id) => stageOf(id) === stage);
    expect(watching('HolidaysUnknown', fn!).map(({ properties }) => properties)).toMatchObject([
      { Namespace: 'Huifang', Statistic: 'Sum', Period: 300, Threshold: 1, TreatMissingData: 'notBreaching' },
    ]);
  });

  test('an audit that finds something is told at once, one that never ends after a week', () => {
    const [fn] = ids('AWS::Lambda::Function').filter((id) => stageOf(id) === 'AuditErasure');
    expect(watching('ErasureOverdue', fn!).map(({ properties }) => properties)).toMatchObject([
      { Namespace: 'Huifang', Statistic: 'Sum', Period: 300, Threshold: 1, TreatMissingData: 'notBreaching' },
    ]);
    expect(watching('ErasureAudited', fn!).map(({ properties }) => properties)).toMatchObject([
      { Namespace: 'Huifang', Statistic: 'Sum', Period: 86_400, EvaluationPeriods: 7, TreatMissingData: 'breaching' },
    ]);
  });

  test('without a cap nothing watches it', () => {
    const uncapped = resources<AlarmProperties>(synthesise().service, 'AWS::CloudWatch::Alarm');
    expect(uncapped.filter(({ properties }) => /^Sending.*Capped$/.test(properties.MetricName))).toEqual([]);
  });

  test('every description says what people notice, and links to its heading', () => {
    for (const { id, properties } of alarms) {
      expect(properties.AlarmDescription).toMatch(
        new RegExp(`^[A-Z][^#]{20,}\\. ${RUNBOOK}${stageOf(id).toLowerCase()}-[a-z-]+$`),
      );
    }
  });

  test("the operator's guide has exactly one heading an alarm", () => {
    const guide = readFileSync('docs/operations.md', 'utf8');
    const headings = [...guide.matchAll(/^### (.+)$/gm)].map(([, heading = '']) => heading.toLowerCase().replaceAll(' ', '-'));
    const anchors = alarms.map(({ properties }) => properties.AlarmDescription.split('#')[1]);
    expect(headings.sort()).toEqual(anchors.sort());
  });

  test('every alarm goes to the operations topic', () => {
    for (const { properties } of alarms) expect(properties.AlarmActions.map(nameOf)).toEqual(['OperationsAlarms']);
    expect(new Set(alarms.map(({ id }) => stageOf(id)))).toEqual(new Set(ALL_STAGES));
  });

  test.each([
    [{}, []],
    [{ alarmEmail: 'ops@example.org' }, [{ protocol: 'email', endpoint: 'ops@example.org' }]],
  ])('with %p the mail subscriptions are %p', (given, expected) => {
    const found = resources<{ readonly Protocol: string; readonly Endpoint: unknown }>(
      synthesise(given).service,
      'AWS::SNS::Subscription',
    );
    const mail = found.filter(({ properties }) => properties.Protocol === 'email');
    expect(mail.map(({ properties }) => ({ protocol: properties.Protocol, endpoint: properties.Endpoint }))).toEqual(expected);
  });

  test('CloudWatch may publish them, for this account alone', () => {
    const ours = { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } };
    const allow = { Effect: 'Allow', Principal: { Service: 'cloudwatch.amazonaws.com' }, Condition: ours };
    for (const [type, document] of [
      ['AWS::SNS::TopicPolicy', 'PolicyDocument'],
      ['AWS::KMS::Key', 'KeyPolicy'],
    ] as const) {
      service.hasResourceProperties(type, { [document]: { Statement: Match.arrayWith([Match.objectLike(allow)]) } });
    }
  });
});
