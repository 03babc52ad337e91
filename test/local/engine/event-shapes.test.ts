import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { APIGatewayProxyEventV2Schema } from '@aws-lambda-powertools/parser/schemas/api-gatewayv2';
import { DynamoDBStreamSchema } from '@aws-lambda-powertools/parser/schemas/dynamodb';
import { EventBridgeSchema } from '@aws-lambda-powertools/parser/schemas/eventbridge';
import { SnsSchema, SnsSqsNotificationSchema } from '@aws-lambda-powertools/parser/schemas/sns';
import { SqsSchema } from '@aws-lambda-powertools/parser/schemas/sqs';
import { OAuth2Server } from 'oauth2-mock-server';
import { type FixtureEngine, putItem, START, startFixture } from './fixture-engine.ts';

/*
 * What functions are given is checked against the schemas of Powertools for AWS, which know nothing of this engine.
 */
const identity = new OAuth2Server();
let engine: FixtureEngine;

beforeAll(async () => {
  await identity.issuer.keys.generate('RS256');
  await identity.start(0, '127.0.0.1');
  engine = await startFixture({ parameters: { Issuer: identity.issuer.url! } });
});
afterAll(async () => {
  await engine.stop();
  await identity.stop();
});

const last = (name: string): unknown => engine.logged(name).at(-1);

describe('the event of', () => {
  test('a queue', async () => {
    const QueueUrl = engine.model.find('AWS::SQS::Queue', 'Jobs/Queue').ref;
    const MessageAttributes = {
      centre: { DataType: 'String', StringValue: 'c' },
      raw: { DataType: 'Binary', BinaryValue: { base64: 'AAEC' } },
    };
    await engine.probe('sqs', 'SendMessage', { QueueUrl, MessageBody: 'x', MessageAttributes });
    await engine.settle();

    expect(SqsSchema.parse(last('batch')).Records[0]).toMatchObject({
      body: 'x',
      messageAttributes: { centre: { stringValue: 'c' }, raw: { binaryValue: 'AAEC' } },
    });
  });

  test('a topic in a queue', async () => {
    engine.publish('Alerts', 'm', { level: 'high' });
    await engine.settle();

    const [record] = SqsSchema.parse(last('batch')).Records;
    expect(SnsSqsNotificationSchema.parse(JSON.parse(record!.body))).toMatchObject({ Message: 'm' });
  });

  test('a topic', async () => {
    engine.publish('Alerts', 'm', { level: 'low' });
    await engine.settle();

    expect(SnsSchema.parse(last('echo')).Records[0]?.Sns.Message).toBe('m');
  });

  test('a rule', async () => {
    engine.putEvent({ bus: 'Bus', source: 'case.system', detailType: 'CaseClosed', detail: { caseNo: '1' } });
    await engine.settle();

    expect(EventBridgeSchema.parse(last('echo'))).toMatchObject({ detail: { caseNo: '1' } });
  });

  test('a schedule', async () => {
    await engine.fireSchedules(START, ['EachMinute']);

    expect(EventBridgeSchema.parse(last('scheduled'))).toMatchObject({ time: '2025-03-01T01:00:00Z', source: 'aws.events' });
  });

  test('a stream', async () => {
    await putItem(engine, { pk: 'L#1', sk: 'a', kind: 'watched' });
    await engine.settle();

    const [record] = DynamoDBStreamSchema.parse(last('changes')).Records;
    expect(record).toMatchObject({ eventName: 'INSERT', dynamodb: { NewImage: { pk: 'L#1', kind: 'watched' } } });
  });

  test('an HTTP request with a token', async () => {
    const token = await identity.issuer.buildToken({
      scopesOrTransform: (_header, payload) => {
        payload['aud'] = 'fixture';
      },
    });
    const { body } = await engine.http({
      method: 'GET',
      path: '/v1/me?x=1',
      headers: { authorization: `Bearer ${token}`, host: 'h' },
    });

    expect(APIGatewayProxyEventV2Schema.parse(JSON.parse(body.toString()))).toMatchObject({
      routeKey: 'GET /v1/me',
      requestContext: { authorizer: { jwt: {} } },
    });
  });
});
