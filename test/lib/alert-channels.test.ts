import { beforeAll, describe, expect, test } from '@jest/globals';
import { AwsSolutionsChecks } from 'cdk-nag';
import { compilePattern } from '../../local/engine/patterns.ts';
import { ALERT_CHANNELS, list, makeStacks, nameOf, resources, ROBOTS, stageOf, synthesise } from './stacks.ts';
import type { Reference } from './stacks.ts';

interface Subscription {
  readonly TopicArn: Reference;
  readonly Protocol: string;
  readonly Endpoint: Reference;
  readonly RawMessageDelivery?: boolean;
  readonly FilterPolicy?: unknown;
  readonly RedrivePolicy?: { readonly deadLetterTargetArn: Reference };
}

interface Statement {
  readonly Action: string | readonly string[];
  readonly Resource: Reference | readonly Reference[];
}

type Template = ReturnType<typeof synthesise>['service'];

const subscriptions = (service: Template): Subscription[] =>
  resources<Subscription>(service, 'AWS::SNS::Subscription')
    .map(({ properties }) => properties)
    .filter(({ TopicArn }) => nameOf(TopicArn) === 'Alerts');

const outputs = (service: Template): string[] =>
  Object.keys(service.findOutputs('*'))
    .filter((name) => name.startsWith('AlertsQueue'))
    .sort();

test('nobody is told where nothing is set', () => {
  const { service } = synthesise();
  expect(subscriptions(service)).toEqual([]);
  expect(outputs(service)).toEqual([]);
});

describe('with every channel', () => {
  const FILTER = { level: ['high', 'critical'], audience: ['C01', 'P01'], lawyer: [{ 'anything-but': ['L001'] }] };
  let service: Template;
  beforeAll(() => {
    const consoleUrl = 'https://console.example.org/';
    ({ service } = synthesise({ ...ALERT_CHANNELS, consoleUrl, alertFilter: JSON.stringify(FILTER) }));
  });

  test('each subscribes for itself; what cannot be delivered to a queue is kept', () => {
    const found = subscriptions(service).map(({ Protocol, Endpoint, RawMessageDelivery, RedrivePolicy }) => [
      Protocol,
      nameOf(Endpoint),
      RawMessageDelivery ?? false,
      RedrivePolicy ? nameOf(RedrivePolicy.deadLetterTargetArn) : '',
    ]);
    expect(found.sort()).toEqual([
      ['email', 'alerts@example.org', false, ''],
      ['sqs', 'AlertsQueue', true, 'AlertsQueueQueueDeadLetters'],
      ...ROBOTS.map((robot) => ['sqs', `${robot}Queue`, true, `${robot}QueueDeadLetters`]),
    ]);
  });

  test.each<[string, Record<string, string>, boolean]>([
    ['a critical alert of the centre', { level: 'critical', audience: 'C01', lawyer: 'L002' }, true],
    ['one that is told one level up', { level: 'high', audience: 'P01', lawyer: 'L002' }, true],
    ['a milder one', { level: 'medium', audience: 'C01', lawyer: 'L002' }, false],
    ['one of another centre', { level: 'critical', audience: 'C02', lawyer: 'L002' }, false],
    ['one about the person who reads there', { level: 'critical', audience: 'C01', lawyer: 'L001' }, false],
  ])('the filter holds for all of them: %s', (_, attributes, isLetThrough) => {
    const lets = subscriptions(service).map(({ FilterPolicy }) => compilePattern(FilterPolicy)(attributes));
    expect(lets).toEqual(Array<boolean>(5).fill(isLetThrough));
  });

  test.each(ROBOTS)('%s may read its secret, its queue and write its log, and knows of nothing else', (robot) => {
    const statements = resources<{ PolicyDocument: { Statement: readonly Statement[] } }>(service, 'AWS::IAM::Policy')
      .filter(({ id }) => id.startsWith(robot))
      .flatMap(({ properties }) => properties.PolicyDocument.Statement);
    const actions = statements.flatMap(({ Action }) => list(Action)).filter((action) => !/^(sqs:|logs:)/.test(action));
    expect(actions).toEqual(['secretsmanager:GetSecretValue']);
    expect(JSON.stringify(statements)).toContain(`:secret:${ALERT_CHANNELS[SETTING[robot]]}-??????`);
    const [fn] = resources<{ Environment: { Variables: object }; Timeout: number }>(service, 'AWS::Lambda::Function').filter(
      ({ id }) => stageOf(id) === robot,
    );
    expect(fn?.properties.Environment.Variables).toEqual({
      CONSOLE_URL: 'https://console.example.org/',
      POWERTOOLS_SERVICE_NAME: 'huifang',
      ROBOT_SECRET: ALERT_CHANNELS[SETTING[robot]],
    });
  });

  test.each(ROBOTS)('alerts for %s gather for a minute, up to a hundred; refused ones rest longer than ten minutes', (robot) => {
    const [queue] = resources<{ VisibilityTimeout: number }>(service, 'AWS::SQS::Queue').filter(
      ({ id }) => id.startsWith(`${robot}Queue`) && !id.includes('DeadLetters'),
    );
    expect(queue?.properties.VisibilityTimeout).toBe(6 * 120 + 60);
    const [mapping] = resources<object>(service, 'AWS::Lambda::EventSourceMapping').filter(({ id }) => id.startsWith(robot));
    expect(mapping?.properties).toMatchObject({
      BatchSize: 100,
      MaximumBatchingWindowInSeconds: 60,
      ScalingConfig: { MaximumConcurrency: 2 },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
  });

  test('outputs name the queue', () => {
    expect(outputs(service)).toEqual(['AlertsQueueArn', 'AlertsQueueUrl']);
  });

  test('no address, key or secret is in the template', () => {
    expect(JSON.stringify(service.toJSON())).not.toMatch(/webhook|access_token|oapi\.dingtalk|qyapi\.weixin|open\.feishu/i);
  });
});

const SETTING = {
  DingtalkRobot: 'dingtalkRobotSecret',
  FeishuRobot: 'feishuRobotSecret',
  WecomRobot: 'wecomRobotSecret',
} as const;

test.each([
  ['wecomRobotSecret', 'WecomRobot'],
  ['dingtalkRobotSecret', 'DingtalkRobot'],
  ['feishuRobotSecret', 'FeishuRobot'],
])('%s alone makes %s alone', (setting, robot) => {
  const { service } = synthesise({ [setting]: 'huifang/robot' });
  expect(subscriptions(service).map(({ Endpoint, FilterPolicy }) => [nameOf(Endpoint), FilterPolicy])).toEqual([
    [`${robot}Queue`, undefined],
  ]);
});

test('the security rules have nothing against any of it', () => {
  const { app } = makeStacks(ALERT_CHANNELS);
  expect(new AwsSolutionsChecks(app).validateScope(app).violations).toEqual([]);
});
