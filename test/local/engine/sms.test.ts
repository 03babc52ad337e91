import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { OutgoingSms, SmsFate, TopicMessage } from '../../../local/engine/hooks.ts';
import { type FixtureEngine, START, startFixture } from './fixture-engine.ts';

describe('publishing', () => {
  let engine: FixtureEngine;
  let fate: SmsFate | undefined;
  let texts: OutgoingSms[];
  let messages: TopicMessage[];
  beforeEach(async () => {
    fate = undefined;
    texts = [];
    messages = [];
    engine = await startFixture({
      onSms: (sms) => {
        texts.push(sms);
        return fate;
      },
      onTopicMessage: (message) => messages.push(message),
    });
  });
  afterEach(() => engine.stop());

  const text = () =>
    engine.probe('sns', 'Publish', {
      PhoneNumber: '+8613800000001',
      Message: '您好 & <再见>',
      MessageAttributes: { 'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' } },
    });

  test('a text that the carrier takes tells its message id', async () => {
    const { output } = await text();

    expect(texts).toEqual([
      {
        function: 'Fixture-ProbeFunction',
        phone: '+8613800000001',
        message: '您好 & <再见>',
        attributes: { 'AWS.SNS.SMS.SMSType': { Type: 'String', Value: 'Transactional' } },
        messageId: output?.['MessageId'],
        at: START,
      },
    ]);
  });

  test('a text that the carrier refuses fails with the error of the service', async () => {
    fate = { kind: 'rejected', code: 'Throttled', message: 'Rate exceeded <now>' };

    expect((await text()).error).toEqual({ name: 'ThrottledException', message: 'Rate exceeded <now>' });
  });

  test('a text that the carrier took without an answer leaves its sender in the dark', async () => {
    fate = { kind: 'timed-out' };
    const { error } = await text();

    expect(texts).toHaveLength(1);
    expect(error?.message).toMatch(/socket hang up|ECONNRESET/);
  });

  test('to no phone number is refused', async () => {
    const { error } = await engine.probe('sns', 'Publish', { PhoneNumber: '13800000001', Message: 'x' });

    expect(error?.name).toBe('InvalidParameterException');
    expect(texts).toEqual([]);
  });

  test('to a topic is heard by the listener', async () => {
    const TopicArn = engine.model.find('AWS::SNS::Topic', 'Alerts').arn;
    const MessageAttributes = { level: { DataType: 'String', StringValue: 'critical' } };
    const { output } = await engine.probe('sns', 'Publish', { TopicArn, Message: 'm', Subject: 's', MessageAttributes });
    await engine.settle();

    expect(messages).toEqual([
      { topicArn: TopicArn, message: 'm', attributes: { level: { Type: 'String', Value: 'critical' } } },
    ]);
    const [{ Records } = { Records: [] }] = engine.logged('batch');
    expect(JSON.parse((Records as { body: string }[])[0]!.body)).toMatchObject({
      MessageId: output?.['MessageId'],
      Subject: 's',
      Message: 'm',
    });
  });

  test('to a topic that is not there is an error', async () => {
    const TopicArn = engine.model.find('AWS::SNS::Topic', 'Alerts').arn;

    expect((await engine.probe('sns', 'Publish', { TopicArn: `${TopicArn}x`, Message: 'm' })).error?.name).toBe(
      'NotFoundException',
    );
    expect((await engine.probe('sns', 'Publish', { TopicArn, Message: '' })).error?.name).toBe('InvalidParameterException');
  });
});
