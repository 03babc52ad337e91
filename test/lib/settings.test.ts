import { describe, expect, test } from '@jest/globals';
import { readSettings } from '../../lib/settings.ts';

const read = (given: Readonly<Record<string, unknown>>) => readSettings((name) => given[name]);

describe('settings', () => {
  test('nothing set: what works on one machine', () => {
    expect(read({})).toEqual({
      issuer: 'http://127.0.0.1:8127',
      audience: 'huifang',
      phoneHashKeyVersions: '1',
      runbookUrl: 'https://example.org/huifang/docs/operations.md#',
      smsPublisher: 'sms-voice.amazonaws.com',
      smsProvider: 'sns',
      smsPerSecond: 20,
    });
  });

  test.each([
    ['stage', 'trial'],
    ['issuer', 'https://sso.example.org/realms/legal-aid'],
    ['issuer', 'http://localhost:8080'],
    ['audience', 'console'],
    ['restoredTableStream', 'arn:aws-cn:dynamodb:cn-north-1:123456789012:table/put-back/stream/2026-01-05T02:00:00.000'],
    ['surveyBaseUrl', 'https://hf.example.org/s/'],
    ['alarmEmail', 'ops@example.org'],
    ['runbookUrl', 'https://wiki.example.org/huifang#'],
    ['smsPublisher', 'arn:aws-cn:iam::123456789012:role/sms-gateway'],
    ['smsProvider', 'tencent'],
    ['smsOrigin', 'arn:aws:sms-voice:eu-west-1:123456789012:pool/pool-0123456789abcdef'],
    ['smsOrigin', 'arn:aws:sms-voice:eu-west-1:123456789012:phone-number/phone-0123456789abcdef'],
    ['smsConfigurationSet', 'huifang-reports'],
    ['smsOptOutList', 'huifang'],
    ['smsAccountSecret', 'huifang/sms'],
    ['smsTemplates', 'test/fixtures/sms/templates.json'],
    ['smsWebhookSources', '203.0.113.0/24,2001:db8::/32'],
    ['wecomRobotSecret', 'huifang/wecom'],
    ['dingtalkRobotSecret', 'huifang/dingtalk'],
    ['feishuRobotSecret', 'huifang/feishu'],
    ['alertEmail', 'alerts@example.org'],
    ['alertsQueue', 'yes'],
    ['alertFilter', '{"level":["critical"],"lawyer":[{"anything-but":["L001"]}]}'],
    ['consoleUrl', 'https://console.example.org/'],
    ['signIn', 'cognito'],
    ['console', 'cloudfront'],
    ['console', 'api'],
    ['consoleClientId', '4fakeclient'],
    ['consoleToken', 'id'],
  ])('%s may be %s', (name, value) => {
    expect(read({ [name]: value })).toMatchObject({ [name]: value });
  });

  test.each([
    ['smsPerSecond', '1', 1],
    ['smsPerSecond', '200', 200],
    ['smsMonthlySegments', '1', 1],
    ['smsMonthlySegments', '250000', 250_000],
  ])('%s may be %s, a number', (name, value, number) => {
    expect(read({ [name]: value })).toMatchObject({ [name]: number });
  });

  test.each([
    ['stage', 'Trial'],
    ['stage', 'a-much-too-long-name'],
    ['stage', ''],
    ['issuer', 'http://sso.example.org'],
    ['issuer', 'ftp://127.0.0.1'],
    ['issuer', 'sso.example.org'],
    ['audience', 'two words'],
    ['surveyBaseUrl', 'https://hf.example.org/s'],
    ['surveyBaseUrl', 'http://hf.example.org/s/'],
    ['alarmEmail', 'ops'],
    ['alarmEmail', 'ops @example.org'],
    ['runbookUrl', 'https://wiki.example.org/huifang'],
    ['runbookUrl', 'wiki#'],
    ['smsPublisher', 'arn:aws:iam::123456789012:user/somebody'],
    ['smsPublisher', 'example.org'],
    ['smsProvider', 'pigeon'],
    ['smsOrigin', '+8613800000001'],
    ['smsConfigurationSet', 'two words'],
    ['smsOptOutList', 'arn:aws:sms-voice:eu-west-1:123456789012:opt-out-list/huifang'],
    ['smsAccountSecret', 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:huifang/sms-AbCdEf'],
    ['smsTemplates', 'no-such-file.json'],
    ['smsTemplates', 'README.md'],
    ['smsWebhookSources', '203.0.113.0'],
    ['wecomRobotSecret', 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k'],
    ['dingtalkRobotSecret', 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:huifang/dingtalk-AbCdEf'],
    ['feishuRobotSecret', ''],
    ['alertEmail', 'alerts'],
    ['alertsQueue', 'true'],
    ['alertFilter', 'critical'],
    ['alertFilter', 'null'],
    ['alertFilter', '{}'],
    ['alertFilter', '{"level":"critical"}'],
    ['alertFilter', '{"level":[]}'],
    ['alertFilter', '{"name":["critical"]}'],
    ['consoleUrl', 'https://console.example.org'],
    ['consoleUrl', 'http://console.example.org/'],
    ['smsWebhookSources', '203.0.113.0/33'],
    ['smsWebhookSources', '2001:db8::/129'],
    ['smsWebhookSources', '203.0.113.0/24,'],
    ['smsPerSecond', '0'],
    ['smsPerSecond', '201'],
    ['smsPerSecond', '1.5'],
    ['smsPerSecond', '-1'],
    ['smsPerSecond', 20],
    ['smsMonthlySegments', '0'],
    ['smsMonthlySegments', '1e6'],
    ['smsMonthlySegments', '1000000000'],
    ['alarmEmail', 5],
    ['audience', { of: 'another kind' }],
  ])('%s may not be %p', (name, value) => {
    expect(() => read({ [name]: value })).toThrow(`- ${name} is ${JSON.stringify(value)}, allowed is `);
  });

  test('every wrong setting is named at once', () => {
    expect(() => read({ issuer: 'x', alarmEmail: 'y' })).toThrow(/issuer is "x"[^]*alarmEmail is "y"/);
  });
});
