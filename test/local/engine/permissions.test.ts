import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { failingCondition, wildcard } from '../../../local/engine/conditions.ts';
import { type FixtureEngine, startFixture } from './fixture-engine.ts';

const TableName = 'fixture-table';
const Key = { pk: { S: 'L#1' }, sk: { S: 'a' } };

describe('what a role grants', () => {
  let engine: FixtureEngine;
  beforeAll(async () => {
    engine = await startFixture();
  });
  afterAll(() => engine.stop());

  test.each([
    ['PutItem', { TableName, Item: Key }],
    ['GetItem', { TableName, Key }],
    ['BatchGetItem', { RequestItems: { [TableName]: { Keys: [Key] } } }],
    ['TransactWriteItems', { TransactItems: [{ Put: { TableName, Item: Key } }] }],
    ['TransactGetItems', { TransactItems: [{ Get: { TableName, Key } }] }],
    [
      'Query',
      {
        TableName,
        KeyConditionExpression: '#pk = :pk AND sk > :sk',
        ExpressionAttributeNames: { '#pk': 'pk' },
        ExpressionAttributeValues: { ':pk': { S: 'L#1' }, ':sk': { S: '0' } },
      },
    ],
  ])('lets %s through', async (command, input) => {
    expect(await engine.probe('dynamodb', command, input)).toMatchObject({ output: expect.any(Object) as unknown });
    expect(engine.refusals).toEqual([]);
  });

  test('shows in the grants that were used and those that were not', async () => {
    await engine.probe('dynamodb', 'GetItem', { TableName, Key });

    const actions = (grants: readonly { readonly action: string }[]) => grants.map(({ action }) => action);
    expect(actions(engine.usedGrants())).toEqual(
      expect.arrayContaining(['dynamodb:GetItem', 'sqs:ReceiveMessage', 'dynamodb:GetRecords']),
    );
    expect(actions(engine.usedGrants())).not.toContain('kms:Encrypt');
    expect(actions(engine.unusedGrants())).toEqual(
      expect.arrayContaining(['kms:Encrypt', 'kms:GenerateDataKey*', 'events:PutEvents']),
    );
    expect(actions(engine.unusedGrants())).not.toContain('dynamodb:GetItem');
  });
});

describe('what a role does not grant', () => {
  let engine: FixtureEngine;
  beforeAll(async () => {
    engine = await startFixture();
  });
  afterAll(() => engine.stop());

  const queryOf = (pk: string) => ({
    TableName,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': { S: pk } },
  });

  test.each([
    ['dynamodb', 'DeleteItem', { TableName, Key }, 'dynamodb:DeleteItem', 'no statement of its role allows it'],
    ['dynamodb', 'GetItem', { TableName: 'elsewhere', Key }, 'dynamodb:GetItem', 'no statement'],
    ['dynamodb', 'UpdateItem', { TableName, Key }, 'dynamodb:UpdateItem', 'a statement denies it'],
    [
      'dynamodb',
      'Query',
      queryOf('C#1'),
      'dynamodb:Query',
      'condition ForAllValues:StringLike on dynamodb:LeadingKeys does not hold',
    ],
    ['dynamodb', 'Query', { ...queryOf('L#1'), KeyConditionExpression: ':pk = pk' }, 'dynamodb:Query', 'does not hold'],
    ['dynamodb', 'Scan', { TableName }, 'dynamodb:Scan', 'condition operator DateGreaterThan is not known to the local engine'],
    [
      'dynamodb',
      'BatchWriteItem',
      { RequestItems: { [TableName]: [{ PutRequest: { Item: Key } }] } },
      'dynamodb:BatchWriteItem',
      'no statement',
    ],
    [
      'dynamodb',
      'TransactWriteItems',
      { TransactItems: [{ Put: { TableName, Item: Key } }, { Delete: { TableName, Key } }] },
      'dynamodb:DeleteItem',
      'no statement',
    ],
    [
      'dynamodb',
      'TransactWriteItems',
      { TransactItems: [{ ConditionCheck: { TableName, Key, ConditionExpression: 'attribute_exists(pk)' } }] },
      'dynamodb:ConditionCheckItem',
      'no statement',
    ],
    ['kms', 'DescribeKey', { KeyId: 'x' }, undefined, undefined],
    ['kms', 'Encrypt', { KeyId: 'other', Plaintext: { base64: 'YQ==' } }, 'kms:Encrypt', 'no statement'],
    ['sqs', 'ReceiveMessage', { QueueUrl: 'jobs' }, 'sqs:ReceiveMessage', 'no statement'],
  ])('refuses %s %s and records it (%#)', async (service, command, input, action, reason) => {
    const before = engine.refusals.length;
    const url = engine.model.find('AWS::SQS::Queue', 'Jobs/Queue').ref;
    const other = engine.model.find('AWS::KMS::Key', 'OtherKey').arn;
    const { error } = await engine.probe(service, command, {
      ...input,
      ...('QueueUrl' in input ? { QueueUrl: url } : {}),
      ...('KeyId' in input && input.KeyId === 'other' ? { KeyId: other } : {}),
    });

    if (action === undefined) {
      expect(error?.name).toBe('UnsupportedOperation');
      return;
    }
    expect(error).toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining(`is not authorized to perform: ${action}`) as unknown,
    });
    expect(error?.message).toContain(reason);
    expect(engine.refusals.slice(before)).toMatchObject([
      { function: 'Fixture-ProbeFunction', action, reason: expect.stringContaining(reason) as unknown },
    ]);
  });

  test('is refused to functions without a policy, and to strangers, but not to the operator', async () => {
    const get = (caller?: string) => engine.call('DynamoDB_20120810.GetItem', { TableName, Key }, caller);

    expect(await get('Fixture-EchoFunction')).toMatchObject({ __type: 'AccessDeniedException' });
    expect(await get('stranger')).toMatchObject({
      message: expect.stringContaining('stranger is no function of this app') as unknown,
    });
    expect(await get()).not.toHaveProperty('__type');
  });

  test('of services that are not there is said to be so', async () => {
    const before = engine.logs.length;
    const response = await fetch(`${engine.endpoint}/2016-11-23/projects`, {
      method: 'PUT',
      headers: { authorization: 'AWS4-HMAC-SHA256 Credential=x/1/us-east-1/codebuild/aws4_request' },
    });

    expect(response.status).toBe(400);
    expect(await response.text()).toContain('<Code>UnsupportedOperation</Code>');
    expect(engine.logs.slice(before)).toEqual([
      { function: 'engine', line: expect.stringContaining('does not serve codebuild PUT /2016-11-23/projects') as unknown },
    ]);
  });
});

describe('failingCondition', () => {
  test.each([
    [{ StringEquals: { a: ['x', 'y'] } }, { a: ['y'] }, true],
    [{ StringEquals: { a: 'x' } }, { a: ['z'] }, false],
    [{ StringEquals: { a: 'x' } }, {}, false],
    [{ StringNotEquals: { a: 'x' } }, { a: ['z'] }, true],
    [{ StringNotEquals: { a: 'x' } }, { a: ['x'] }, false],
    [{ StringNotEquals: { a: 'x' } }, {}, true],
    [{ StringLike: { a: 'L#*' } }, { a: ['L#1'] }, true],
    [{ StringLike: { a: 'L#?' } }, { a: ['L#12'] }, false],
    [{ StringNotLike: { a: 'L#*' } }, { a: ['C#1'] }, true],
    [{ ArnLike: { a: 'arn:aws:sqs:*:*:q' } }, { a: ['arn:aws:sqs:r:1:q'] }, true],
    [{ ArnEquals: { a: 'arn:x' } }, { a: ['arn:y'] }, false],
    [{ Bool: { a: 'true' } }, { a: ['true'] }, true],
    [{ 'ForAllValues:StringLike': { a: ['L#*', 'K#*'] } }, { a: ['L#1', 'K#1'] }, true],
    [{ 'ForAllValues:StringLike': { a: ['L#*'] } }, { a: ['L#1', 'K#1'] }, false],
    [{ 'ForAllValues:StringEquals': { a: ['x'] } }, {}, true],
    [{ 'ForAnyValue:StringEquals': { a: ['x'] } }, { a: ['y', 'x'] }, true],
    [{ 'ForAnyValue:StringEquals': { a: ['x'] } }, {}, false],
    [{ StringEquals: { a: 'x' }, StringLike: { b: 'y*' } }, { a: ['x'], b: ['z'] }, false],
    [{ NumericLessThan: { a: '1' } }, { a: ['0'] }, false],
    [{ 'ForAllValues:NumericLessThan': { a: '1' } }, {}, false],
  ])('%j with %j holds: %s', (condition, context, holds) => {
    expect(failingCondition(condition, context as Record<string, string[]>) === undefined).toBe(holds);
  });

  test('takes nothing but the two wildcards as special', () => {
    expect(wildcard('a.b').test('axb')).toBe(false);
    expect(wildcard('kms:Generate*', 'i').test('KMS:GenerateMac')).toBe(true);
  });
});
