import { beforeAll, describe, expect, test } from '@jest/globals';
import { list, nameOf, resources, STAGES, stageOf, synthesise, targetOf } from './stacks.ts';
import type { Found, Reference } from './stacks.ts';

interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | readonly string[];
  readonly Resource: Reference | readonly Reference[];
  readonly Condition?: unknown;
}

interface FunctionProperties {
  readonly Role: Reference;
  readonly Environment: { readonly Variables: Readonly<Record<string, unknown>> };
}

interface PolicyProperties {
  readonly PolicyDocument: { readonly Statement: readonly Statement[] };
  readonly Roles: readonly Reference[];
}

/** All a function may do, besides its log, its trigger and the table's key, and all it knows of. */
interface Allowance {
  readonly table: readonly string[];
  readonly others?: readonly string[];
  readonly settings: readonly string[];
}

const PHONE_HASH = ['PHONE_HASH_KEYS'];

const ALLOWED: Readonly<Record<(typeof STAGES)[number], Allowance>> = {
  Intake: {
    table: ['DeleteItem', 'GetItem', 'PutItem', 'Query'],
    others: ['kms:Encrypt PersonKey', 'kms:GenerateMac PhoneHashKey', 'sqs:SendMessage SendSendQueue'],
    settings: ['PERSON_KEY_ARN', ...PHONE_HASH, 'SEND_QUEUE_URL'],
  },
  Dispatch: {
    table: ['BatchWriteItem', 'GetItem', 'PutItem', 'Query'],
    others: ['sqs:SendMessage EscalateEscalateQueue', 'sqs:SendMessage SendSendQueue'],
    settings: ['ESCALATE_QUEUE_URL', 'SEND_QUEUE_URL', 'SMS_PER_SECOND'],
  },
  Send: {
    table: ['BatchWriteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'],
    others: ['kms:Decrypt PersonKey', 'kms:GenerateMac PhoneHashKey', 'sns:Publish *', 'sqs:SendMessage SendSendQueue'],
    settings: ['PERSON_KEY_ARN', ...PHONE_HASH, 'SEND_QUEUE_URL', 'SURVEY_BASE_URL'],
  },
  Receive: {
    table: ['GetItem', 'PutItem', 'Query'],
    others: [
      'kms:Decrypt PersonKey',
      'kms:Encrypt PersonKey',
      'kms:GenerateMac PhoneHashKey',
      'sns:CheckIfPhoneNumberIsOptedOut *',
      'sns:OptInPhoneNumber *',
      'sqs:SendMessage SendSendQueue',
    ],
    settings: ['INBOUND_TOPIC_ARN', 'PERSON_KEY_ARN', ...PHONE_HASH, 'SEND_QUEUE_URL'],
  },
  TrackDelivery: {
    table: ['GetItem', 'PutItem', 'Query'],
    others: ['kms:GenerateMac PhoneHashKey', 'sqs:SendMessage SendSendQueue'],
    settings: ['DELIVERY_TOPIC_ARN', ...PHONE_HASH, 'SEND_QUEUE_URL'],
  },
  SurveyPage: {
    table: ['GetItem', 'PutItem', 'Query'],
    others: ['kms:Decrypt PersonKey', 'kms:Encrypt PersonKey', 'sqs:SendMessage SendSendQueue'],
    settings: ['PERSON_KEY_ARN', 'SEND_QUEUE_URL'],
  },
  ClosingsApi: { table: ['GetItem'], others: ['sqs:SendMessage IntakeIntakeQueue'], settings: ['INTAKE_QUEUE_URL'] },
  ConsoleApi: {
    table: ['DeleteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'],
    others: [
      'kms:Decrypt PersonKey',
      'kms:Encrypt PersonKey',
      's3:GetObject Exports/assessments/*',
      's3:GetObject Exports/manifests/*',
      's3:GetObject SpreadsheetsUploads/results/*',
      's3:ListBucket Exports',
      's3:ListBucket SpreadsheetsUploads',
      's3:PutObject SpreadsheetsUploads/uploads/*',
      'sqs:SendMessage AssessAssessQueue',
      'sqs:SendMessage ExportsExportsQueue',
      'sqs:SendMessage SendSendQueue',
    ],
    settings: ['ASSESS_QUEUE_URL', 'EXPORTS_BUCKET', 'EXPORT_QUEUE_URL', 'PERSON_KEY_ARN', 'SEND_QUEUE_URL', 'UPLOADS_BUCKET'],
  },
  Spreadsheets: {
    table: ['DeleteItem', 'GetItem', 'PutItem', 'Query'],
    others: [
      'kms:GenerateMac PhoneHashKey',
      's3:AbortMultipartUpload SpreadsheetsUploads/results/*',
      's3:DeleteObject SpreadsheetsUploads/uploads/*',
      's3:GetObject SpreadsheetsUploads/results/*',
      's3:GetObject SpreadsheetsUploads/uploads/*',
      's3:ListBucket SpreadsheetsUploads',
      's3:PutObject SpreadsheetsUploads/results/*',
      'sqs:SendMessage IntakeIntakeQueue',
    ],
    settings: ['INTAKE_QUEUE_URL', ...PHONE_HASH, 'UPLOADS_BUCKET'],
  },
  Exports: {
    table: ['GetItem', 'Query'],
    others: [
      's3:AbortMultipartUpload Exports/assessments/*',
      's3:GetObject Exports/manifests/*',
      's3:ListBucket Exports',
      's3:PutObject Exports/assessments/*',
      's3:PutObject Exports/manifests/*',
    ],
    settings: ['EXPORTS_BUCKET', 'NODE_OPTIONS'],
  },
  PrivacyApi: {
    table: ['BatchWriteItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query'],
    others: ['kms:Decrypt PersonKey', 'kms:GenerateMac PhoneHashKey'],
    settings: ['PERSON_KEY_ARN', ...PHONE_HASH],
  },
  AuditErasure: { table: ['DeleteItem', 'GetItem', 'PutItem', 'Scan'], settings: [] },
  Score: { table: ['DeleteItem', 'GetItem', 'PutItem', 'Query'], settings: [] },
  Notify: {
    table: ['DeleteItem', 'GetItem', 'PutItem', 'Query'],
    others: ['kms:Decrypt TopicKey', 'kms:GenerateDataKey TopicKey', 'sns:Publish Alerts'],
    settings: ['ALERT_TOPIC_ARN'],
  },
  Summaries: { table: ['DeleteItem', 'GetItem', 'PutItem', 'Query'], settings: [] },
  Escalate: { table: ['GetItem', 'PutItem'], settings: [] },
  Assess: { table: ['BatchWriteItem', 'GetItem', 'PutItem', 'Query'], settings: [] },
};

describe('what each function may do', () => {
  let functions: Found<FunctionProperties>[];
  let policies: Found<PolicyProperties>[];
  beforeAll(() => {
    const { service } = synthesise();
    functions = resources(service, 'AWS::Lambda::Function');
    policies = resources(service, 'AWS::IAM::Policy');
  });

  const functionOf = (stage: string) => functions.find(({ id }) => stageOf(id) === stage)!;
  const statementsOf = (stage: string): Statement[] => {
    const role = targetOf(functionOf(stage).properties.Role);
    const attached = policies.filter(({ properties }) => properties.Roles.map(targetOf).includes(role));
    return attached.flatMap(({ properties }) => properties.PolicyDocument.Statement);
  };
  /** Each permission as `action resource`. */
  const permissionsOf = (stage: string): string[] =>
    statementsOf(stage)
      .filter(({ Effect }) => Effect === 'Allow')
      .flatMap(({ Action, Resource }) => list(Action).flatMap((action) => list(Resource).map((to) => `${action} ${nameOf(to)}`)));

  test('there is one function a stage, each with a role of its own', () => {
    expect(functions.map(({ id }) => stageOf(id)).sort()).toEqual([...STAGES]);
    expect(new Set(functions.map(({ properties }) => targetOf(properties.Role))).size).toBe(functions.length);
  });

  test.each(STAGES)('%s calls the table as it needs, and no more', (stage) => {
    const calls = permissionsOf(stage).flatMap((permission) => /^dynamodb:(\w+) Table$/.exec(permission)?.[1] ?? []);
    const onStream = ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'];
    expect(calls.filter((call) => !onStream.includes(call)).sort()).toEqual(ALLOWED[stage].table);
    expect(calls.some((call) => onStream.includes(call))).toBe(stage === 'Score' || stage === 'Notify');
  });

  test.each(STAGES)('%s uses the keys, queues and topics it needs, and no others', (stage) => {
    const own = /^(logs:\w+ \w+FunctionLogs|dynamodb:\w+ Table|kms:\w+ TableKey)$/;
    const trigger = /^sqs:(ReceiveMessage|ChangeMessageVisibility|GetQueueUrl|DeleteMessage|GetQueueAttributes) /;
    const deadLetters = new RegExp(`^sqs:SendMessage ${stage}DeadLetters$`);
    const rest = permissionsOf(stage).filter(
      (permission) => ![own, trigger, deadLetters].some((usual) => usual.test(permission)),
    );
    expect(rest.sort()).toEqual(ALLOWED[stage].others ?? []);
  });

  test.each(STAGES)('%s reads only its own queue and writes only its own log', (stage) => {
    const own = permissionsOf(stage).filter((permission) => /^(logs:|sqs:ReceiveMessage)/.test(permission));
    expect(own.every((permission) => permission.split(' ')[1]!.startsWith(stage))).toBe(true);
  });

  test.each(STAGES)("%s uses the table's key through DynamoDB alone", (stage) => {
    const onKey = statementsOf(stage).filter(({ Resource }) => list(Resource).some((to) => nameOf(to) === 'TableKey'));
    expect(onKey.length).toBeGreaterThan(0);
    const via = { 'Fn::Join': ['', ['dynamodb.', { Ref: 'AWS::Region' }, '.', { Ref: 'AWS::URLSuffix' }]] };
    for (const { Condition } of onKey) expect(Condition).toEqual({ StringEquals: { 'kms:ViaService': via } });
  });

  test.each(STAGES)('%s knows only what it uses', (stage) => {
    const settings = Object.keys(functionOf(stage).properties.Environment.Variables).sort();
    expect(settings).toEqual([...ALLOWED[stage].settings, 'POWERTOOLS_SERVICE_NAME', 'TABLE_NAME'].sort());
  });

  test('nothing is allowed on everything but what is about phone numbers, and texting may not reach topics', () => {
    const everywhere = STAGES.flatMap((stage) => permissionsOf(stage).filter((permission) => permission.endsWith(' *')));
    expect(everywhere.sort()).toEqual(['sns:CheckIfPhoneNumberIsOptedOut *', 'sns:OptInPhoneNumber *', 'sns:Publish *']);
    const denied = statementsOf('Send').filter(({ Effect }) => Effect === 'Deny');
    const everyTopic = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':sns:*:*:*']] };
    expect(denied).toEqual([{ Effect: 'Deny', Action: 'sns:Publish', Resource: everyTopic }]);
  });

  test('who seals and opens persons, and who words', () => {
    const may = (action: string, sealed: string) =>
      STAGES.filter((stage) =>
        statementsOf(stage).some(({ Action, Condition }) => {
          const held = (Condition as { StringEquals?: Record<string, string[]> } | undefined)?.StringEquals;
          return list(Action).includes(action) && held?.['kms:EncryptionContext:holds']?.includes(sealed) === true;
        }),
      );
    expect({ seal: may('kms:Encrypt', 'person'), open: may('kms:Decrypt', 'person') }).toEqual({
      seal: ['Intake', 'Receive'],
      open: ['PrivacyApi', 'Send'],
    });
    expect({ seal: may('kms:Encrypt', 'words'), open: may('kms:Decrypt', 'words') }).toEqual({
      seal: ['ConsoleApi', 'Receive', 'SurveyPage'],
      open: ['ConsoleApi', 'PrivacyApi', 'Receive', 'SurveyPage'],
    });
  });
});
