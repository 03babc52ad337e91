import { describe, expect, test } from '@jest/globals';
import { FUNCTIONS, QUEUES, SETTINGS, STREAMS } from '../../local/simulate/topology.ts';
import { END_USER_MESSAGING, nameOf, resources, stageOf, synthesise } from '../lib/stacks.ts';
import type { Reference } from '../lib/stacks.ts';

/* What the simulation takes for granted of the deployed system stands in its template. */

interface FunctionProperties {
  readonly Timeout: number;
  readonly ReservedConcurrentExecutions?: number;
  readonly Environment: { readonly Variables: Readonly<Record<string, unknown>> };
}
interface QueueProperties {
  readonly VisibilityTimeout?: number;
}
interface MappingProperties {
  readonly EventSourceArn: Reference;
  readonly MaximumBatchingWindowInSeconds?: number;
  readonly MaximumRetryAttempts?: number;
  readonly FilterCriteria?: { readonly Filters: readonly { readonly Pattern: string }[] };
}

const { service } = synthesise(END_USER_MESSAGING);
const functions = resources<FunctionProperties>(service, 'AWS::Lambda::Function');
const queues = resources<QueueProperties>(service, 'AWS::SQS::Queue');
const mappings = resources<MappingProperties>(service, 'AWS::Lambda::EventSourceMapping');

const STAGES: Readonly<Record<string, string>> = {
  'on-closing': 'Intake',
  'send-text-aws-eum': 'Send',
  'on-inbound-sms-aws-eum': 'Receive',
  'on-delivery-report': 'TrackDelivery',
  'escalate-alert': 'Escalate',
  'on-minute': 'Dispatch',
  'on-follow-up-scored': 'Score',
  'on-alert': 'Notify',
  'survey-page': 'SurveyPage',
  'console-api': 'ConsoleApi',
  'assess-centre': 'Assess',
};
const functionOf = (fn: string) => functions.find(({ id }) => stageOf(id) === STAGES[fn])!.properties;

describe.each(Object.entries(FUNCTIONS))('%s', (fn, { limitMs }) => {
  test('is cut off when the template says', () => expect(functionOf(fn).Timeout * 1000).toBe(limitMs));

  test('has no setting that the simulation does not know', () => {
    const names = Object.keys(functionOf(fn).Environment.Variables).filter((name) => !name.startsWith('POWERTOOLS'));
    expect(names.filter((name) => !(name in SETTINGS))).toEqual([]);
  });
});

test('the schedule runs one at a time', () => expect(functionOf('on-minute').ReservedConcurrentExecutions).toBe(1));

test.each(Object.values(QUEUES))('the queue of $fn hides its messages as long', ({ fn, visibilityMs }) => {
  const hidden = queues
    .filter(({ id, properties }) => stageOf(id) === STAGES[fn] && properties.VisibilityTimeout !== undefined)
    .map(({ properties }) => properties.VisibilityTimeout! * 1000);
  expect(hidden).toEqual([visibilityMs]);
});

test.each([...STREAMS])('the stream brings $fn the same items, as often', ({ fn, prefixes, gatherMs }) => {
  const mapping = mappings.find(
    ({ id, properties }) => stageOf(id) === STAGES[fn] && nameOf(properties.EventSourceArn) === 'Table',
  )!.properties;
  const patterns = mapping.FilterCriteria!.Filters.map(
    ({ Pattern }) =>
      (JSON.parse(Pattern) as { dynamodb: { Keys: { sk: { S: { prefix: string }[] } } } }).dynamodb.Keys.sk.S[0]!.prefix,
  );
  expect(patterns.sort()).toEqual([...prefixes].sort());
  expect([mapping.MaximumRetryAttempts, (mapping.MaximumBatchingWindowInSeconds ?? 0) * 1000]).toEqual([10, gatherMs]);
});
