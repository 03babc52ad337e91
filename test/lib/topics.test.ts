import { beforeAll, describe, expect, test } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import type { Template } from 'aws-cdk-lib/assertions';
import { nameOf, resources, synthesise } from './stacks.ts';
import type { Reference } from './stacks.ts';

interface TopicPolicy {
  readonly Topics: readonly Reference[];
  readonly PolicyDocument: {
    readonly Statement: readonly {
      readonly Effect: 'Allow' | 'Deny';
      readonly Principal: unknown;
      readonly Condition?: Readonly<Record<string, unknown>>;
    }[];
  };
}

const CARRIER_TOPICS = ['ReceiveInboundSms', 'TrackDeliveryDeliveryReports'];

describe('topics', () => {
  let service: Template;
  beforeAll(() => {
    ({ service } = synthesise());
  });

  const statements = (template: Template, topic: string, effect: 'Allow' | 'Deny') =>
    resources<TopicPolicy>(template, 'AWS::SNS::TopicPolicy')
      .filter(({ properties }) => properties.Topics.map(nameOf).includes(topic))
      .flatMap(({ properties }) => properties.PolicyDocument.Statement)
      .filter(({ Effect }) => Effect === effect);

  test('there are four, each encrypted with the customer key and on the way', () => {
    const topics = resources<{ readonly KmsMasterKeyId: Reference }>(service, 'AWS::SNS::Topic');
    expect(topics.map(({ id }) => nameOf(id)).sort()).toEqual(['Alerts', 'OperationsAlarms', ...CARRIER_TOPICS]);
    for (const { id, properties } of topics) {
      expect(nameOf(properties.KmsMasterKeyId)).toBe('TopicKey');
      const denied = statements(service, nameOf(id), 'Deny').map(({ Condition }) => Condition);
      expect(denied).toContainEqual({ Bool: { 'aws:SecureTransport': 'false' } });
    }
  });

  test.each(CARRIER_TOPICS)('only the SMS service may publish to %s, for this account', (topic) => {
    expect(statements(service, topic, 'Allow')).toMatchObject([
      {
        Principal: { Service: 'sms-voice.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      },
    ]);
    const denied = statements(service, topic, 'Deny').map(({ Condition }) => Condition);
    expect(denied).toContainEqual({ Bool: { 'aws:PrincipalIsAWSService': 'false' } });
  });

  test.each(CARRIER_TOPICS)("where a gateway's role brings texts, nobody else may publish to %s", (topic) => {
    const smsPublisher = 'arn:aws-cn:iam::123456789012:role/sms-gateway';
    const china = synthesise({ smsPublisher }).service;
    expect(statements(china, topic, 'Allow')).toMatchObject([{ Principal: { AWS: smsPublisher } }]);
    const denied = statements(china, topic, 'Deny').map(({ Condition }) => Condition);
    expect(denied).toContainEqual({ ArnNotEquals: { 'aws:PrincipalArn': smsPublisher } });
    expect(JSON.stringify(china.toJSON())).not.toContain('sms-voice');
  });

  test.each([
    ['ReceiveInboundSms', 'ReceiveInboundQueue'],
    ['TrackDeliveryDeliveryReports', 'TrackDeliveryDeliveryQueue'],
  ])('what comes to %s waits in %s, with its envelope, and is not lost if it cannot get there', (topic, queue) => {
    const [subscription] = resources<{
      readonly TopicArn: Reference;
      readonly Endpoint: Reference;
      readonly Protocol: string;
      readonly RawMessageDelivery?: boolean;
      readonly RedrivePolicy: { readonly deadLetterTargetArn: Reference };
    }>(service, 'AWS::SNS::Subscription').filter(({ properties }) => nameOf(properties.TopicArn) === topic);
    const { Endpoint, Protocol, RawMessageDelivery, RedrivePolicy } = subscription!.properties;
    expect([Protocol, nameOf(Endpoint), RawMessageDelivery]).toEqual(['sqs', queue, undefined]);
    expect(nameOf(RedrivePolicy.deadLetterTargetArn)).toBe(`${queue}DeadLetters`);
  });

  test('alerts wait for subscribers: an output names the topic', () => {
    service.hasOutput('AlertsTopicArn', { Value: { Ref: Match.stringLikeRegexp('^Alerts') } });
  });
});
