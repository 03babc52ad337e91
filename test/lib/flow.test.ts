import { beforeAll, describe, expect, test } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import type { Template } from 'aws-cdk-lib/assertions';
import { nameOf, resources, stageOf, synthesise, targetOf } from './stacks.ts';
import type { Found, Reference } from './stacks.ts';

interface QueueProperties {
  readonly SqsManagedSseEnabled: boolean;
  readonly MessageRetentionPeriod?: number;
  readonly VisibilityTimeout?: number;
  readonly RedrivePolicy?: { readonly deadLetterTargetArn: Reference; readonly maxReceiveCount: number };
}

interface MappingProperties {
  readonly EventSourceArn: Reference;
  readonly FunctionName: Reference;
  readonly BatchSize: number;
  readonly FunctionResponseTypes: readonly string[];
  readonly ScalingConfig?: { readonly MaximumConcurrency: number };
  readonly DestinationConfig?: { readonly OnFailure: { readonly Destination: Reference } };
  readonly FilterCriteria?: { readonly Filters: readonly { readonly Pattern: string }[] };
}

describe('arrows of the flow', () => {
  let service: Template;
  let queues: Found<QueueProperties>[];
  let mappings: Found<MappingProperties>[];
  beforeAll(() => {
    ({ service } = synthesise());
    queues = resources(service, 'AWS::SQS::Queue');
    mappings = resources(service, 'AWS::Lambda::EventSourceMapping');
  });

  const streams = () => mappings.filter(({ properties }) => nameOf(properties.EventSourceArn) === 'Table');
  const fromQueues = () => mappings.filter((mapping) => !streams().includes(mapping));

  test('every queue has dead letters, or is for them', () => {
    const redriven = queues.flatMap(({ properties }) => properties.RedrivePolicy ?? []);
    expect(redriven.every(({ maxReceiveCount }) => maxReceiveCount === 5)).toBe(true);
    const failed = streams().map(({ properties }) => targetOf(properties.DestinationConfig!.OnFailure.Destination));
    const dead = [...redriven.map(({ deadLetterTargetArn }) => targetOf(deadLetterTargetArn)), ...failed];
    const others = queues.filter(({ properties }) => properties.RedrivePolicy === undefined).map(({ id }) => id);
    expect(dead.sort()).toEqual(others.sort());
  });

  test('dead letters are kept as long as can be, and longer than they may have waited before', () => {
    for (const { properties } of queues) {
      expect(properties.MessageRetentionPeriod).toBe(properties.RedrivePolicy === undefined ? 14 * 86_400 : undefined);
    }
  });

  test('queues are encrypted, at rest and on the way', () => {
    expect(queues.every(({ properties }) => properties.SqsManagedSseEnabled)).toBe(true);
    service.resourcePropertiesCountIs(
      'AWS::SQS::QueuePolicy',
      {
        PolicyDocument: {
          Statement: Match.arrayWith([
            Match.objectLike({ Effect: 'Deny', Action: 'sqs:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          ]),
        },
      },
      queues.length,
    );
  });

  test('a message does not come back while its function may still be working on it', () => {
    const functions = resources<{ readonly Timeout: number }>(service, 'AWS::Lambda::Function');
    for (const { properties } of fromQueues()) {
      const queue = queues.find(({ id }) => id === targetOf(properties.EventSourceArn))!;
      const fn = functions.find(({ id }) => id === targetOf(properties.FunctionName))!;
      expect(queue.properties.VisibilityTimeout).toBe(6 * fn.properties.Timeout);
    }
  });

  test('each stage behind a queue reads its own, and only what failed goes back', () => {
    const read = Object.fromEntries(mappings.map(({ id, properties }) => [stageOf(id), nameOf(properties.EventSourceArn)]));
    expect(read).toEqual({
      Intake: 'IntakeIntakeQueue',
      Send: 'SendSendQueue',
      Receive: 'ReceiveInboundQueue',
      TrackDelivery: 'TrackDeliveryDeliveryQueue',
      Escalate: 'EscalateEscalateQueue',
      Assess: 'AssessAssessQueue',
      Exports: 'ExportsExportsQueue',
      Spreadsheets: 'SpreadsheetsUploadsQueue',
      Score: 'Table',
      Notify: 'Table',
    });
    expect(mappings.every(({ properties }) => properties.FunctionResponseTypes.includes('ReportBatchItemFailures'))).toBe(true);
    const batch = Object.fromEntries(fromQueues().map(({ id, properties }) => [stageOf(id), properties.BatchSize]));
    expect(batch).toEqual({
      Intake: 10,
      Send: 10,
      Receive: 10,
      TrackDelivery: 10,
      Escalate: 10,
      Assess: 1,
      Exports: 1,
      Spreadsheets: 1,
    });
  });

  test('texts leave at no more than the provider takes', () => {
    const limits = fromQueues().map(({ id, properties }) => [stageOf(id), properties.ScalingConfig?.MaximumConcurrency]);
    expect(limits.filter(([, limit]) => limit !== undefined)).toEqual([['Send', 5]]);
  });

  test.each([
    ['Score', ['R#', 'F#']],
    ['Notify', ['R#', 'A#']],
  ])('%s gets the changes of %p, and gives up one record, not a batch', (stage, prefixes) => {
    const { properties } = streams().find(({ id }) => stageOf(id) === stage)!;
    const patterns = properties.FilterCriteria!.Filters.map(({ Pattern }) => JSON.parse(Pattern) as unknown);
    expect(patterns).toEqual(prefixes.map((prefix) => ({ dynamodb: { Keys: { sk: { S: [{ prefix }] } } } })));
    expect(properties).toMatchObject({
      BatchSize: 100,
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 10,
      StartingPosition: 'TRIM_HORIZON',
    });
  });

  test('the bus brings closings and reopenings of any case system to intake', () => {
    service.hasResourceProperties('AWS::Events::Rule', {
      EventBusName: { Ref: Match.stringLikeRegexp('^IntakeCaseBus') },
      EventPattern: { 'detail-type': ['CaseClosed', 'CaseReopened'] },
      Targets: [
        {
          Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^IntakeIntakeQueue[0-9A-F]+$'), 'Arn'] },
          DeadLetterConfig: { Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^IntakeIntakeQueueDeadLetters'), 'Arn'] } },
        },
      ],
    });
  });

  test.each([
    ['dispatch', 'every minute', 'rate(1 minute)', '^DispatchFunction', 60],
    ['summaries', 'every hour', 'cron(23 * * * ? *)', '^SummariesFunction', 600],
  ])('%s runs %s, and makes up for nothing', (_, _when, ScheduleExpression, target, MaximumEventAgeInSeconds) => {
    const Arn = { 'Fn::GetAtt': [Match.stringLikeRegexp(target), 'Arn'] };
    service.hasResourceProperties('AWS::Events::Rule', {
      ScheduleExpression,
      State: 'ENABLED',
      Targets: [Match.objectLike({ Arn })],
    });
    service.hasResourceProperties('AWS::Lambda::EventInvokeConfig', { MaximumRetryAttempts: 0, MaximumEventAgeInSeconds });
  });

  test('what runs by the clock never runs twice at once', () => {
    const reserved = resources<{ readonly ReservedConcurrentExecutions?: number }>(service, 'AWS::Lambda::Function').filter(
      ({ properties }) => properties.ReservedConcurrentExecutions !== undefined,
    );
    expect(reserved.map(({ id, properties }) => [stageOf(id), properties.ReservedConcurrentExecutions])).toEqual([
      ['Dispatch', 1],
      ['Summaries', 1],
    ]);
  });
});
