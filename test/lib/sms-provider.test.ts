import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { App, Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Match } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks } from 'cdk-nag';
import { build } from 'esbuild';
import { Operations } from '../../lib/constructs/operations.ts';
import { Send } from '../../lib/constructs/send.ts';
import { DataStack } from '../../lib/data-stack.ts';
import { readSettings, SMS_PROVIDERS } from '../../lib/settings.ts';
import type { SmsProviderName } from '../../lib/settings.ts';
import { smsChannel } from '../../lib/sms-channel.ts';
import { TEMPLATES } from '../fixtures/sms/templates.ts';
import { ALIBABA, END_USER_MESSAGING, list, makeStacks, nameOf, resources, stageOf, synthesise, TENCENT } from './stacks.ts';
import type { Reference } from './stacks.ts';

const SETTINGS: Readonly<Record<SmsProviderName, Readonly<Record<string, string>>>> = {
  sns: {},
  'aws-eum': END_USER_MESSAGING,
  alibaba: ALIBABA,
  tencent: TENCENT,
};

/** The library of each provider, and words that are in its bundle alone. */
const LIBRARY: Readonly<Record<SmsProviderName, { readonly name: string; readonly words: string }>> = {
  sns: { name: '@aws-sdk/client-sns', words: 'AmazonSimpleNotificationService' },
  'aws-eum': { name: '@aws-sdk/client-pinpoint-sms-voice-v2', words: 'PinpointSMSVoiceV2' },
  alibaba: { name: '@alicloud/dysmsapi20170525', words: 'dysmsapi' },
  tencent: { name: 'tencentcloud-sdk-nodejs-sms', words: 'sms.tencentcloudapi.com' },
};

interface FunctionProperties {
  readonly Role: Reference;
  readonly Environment: { readonly Variables: Readonly<Record<string, unknown>> };
}

interface PolicyProperties {
  readonly PolicyDocument: {
    readonly Statement: readonly {
      readonly Effect: string;
      readonly Action: string | readonly string[];
      readonly Resource: unknown;
    }[];
  };
}

const settingsOf = (template: ReturnType<typeof synthesise>['service'], stage: string) =>
  resources<FunctionProperties>(template, 'AWS::Lambda::Function').find(({ id }) => stageOf(id) === stage)?.properties.Environment
    .Variables;

/** What a stage is allowed besides its log, its queue, the table and the keys. */
const allowedTo = (template: ReturnType<typeof synthesise>['service'], stage: string) =>
  resources<PolicyProperties>(template, 'AWS::IAM::Policy')
    .filter(({ id }) => id.startsWith(`${stage}Function`))
    .flatMap(({ properties }) => properties.PolicyDocument.Statement)
    .filter(({ Effect }) => Effect === 'Allow')
    .flatMap(({ Action, Resource }) => list(Action).flatMap((action) => list(Resource).map((to) => [action, to] as const)))
    .filter(([action]) => !/^(logs|dynamodb|kms):|^sqs:(?!SendMessage)/.test(action));

const inRegion = (rest: string) => ({
  'Fn::Join': [
    '',
    [
      'arn:',
      { Ref: 'AWS::Partition' },
      `:${rest.split('|')[0]!}:`,
      { Ref: 'AWS::Region' },
      ':',
      { Ref: 'AWS::AccountId' },
      `:${rest.split('|')[1]!}`,
    ],
  ],
});

/** Files that go into a function's bundle. */
const inputsOf = async (entry: string): Promise<readonly string[]> => {
  const { metafile } = await build({
    entryPoints: [`lambdas/${entry}.ts`],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    target: 'node24',
    write: false,
    outdir: '.',
    metafile: true,
    logLevel: 'error',
  });
  return Object.keys(metafile.inputs);
};

const isAmong = (inputs: readonly string[], library: string): boolean =>
  inputs.some((path) => path.includes(`node_modules/${library}/`));

describe('the function that sends', () => {
  const directory = mkdtempSync(join(tmpdir(), 'huifang-send-'));
  afterAll(() => {
    rmSync(directory, { recursive: true });
  });

  test.each(SMS_PROVIDERS)('with %s carries its library, and no other', async (provider) => {
    const inputs = await inputsOf(`send-text-${provider}`);
    expect(SMS_PROVIDERS.filter((name) => isAmong(inputs, LIBRARY[name].name))).toEqual([provider]);
    expect(isAmong(inputs, '@aws-sdk/client-secrets-manager')).toBe('smsAccountSecret' in SETTINGS[provider]);
  });

  test.each(SMS_PROVIDERS)('with %s is the one that is deployed', (provider) => {
    const app = new App({ outdir: join(directory, provider), context: { 'aws:cdk:bundling-stacks': ['Sending'] } });
    const stores = new DataStack(app, 'Stores', { phoneHashKeyVersions: '1' });
    const stack = new Stack(app, 'Sending');
    const operations = new Operations(stack, 'Operations', {
      topicKey: new Key(stack, 'Key'),
      runbookUrl: 'https://example.org/#',
    });
    const sms = smsChannel(readSettings((name) => SETTINGS[provider][name]));
    new Send(stack, 'Send', { stores, operations, sms, surveyBaseUrl: 'https://example.org/s/', smsPerSecond: 20 });
    app.synth();
    const assets = readdirSync(app.outdir).filter((name) => name.startsWith('asset.'));
    expect(assets).toHaveLength(1);
    const code = readFileSync(join(app.outdir, assets[0]!, 'index.js'), 'utf8');
    expect(SMS_PROVIDERS.filter((name) => code.includes(LIBRARY[name].words))).toEqual([provider]);
  });
});

describe('the function that receives', () => {
  const LISTS: Readonly<Record<SmsProviderName, { readonly entry: string; readonly library?: string }>> = {
    sns: { entry: 'on-inbound-sms-sns', library: 'sns' },
    'aws-eum': { entry: 'on-inbound-sms-aws-eum', library: 'aws-eum' },
    alibaba: { entry: 'on-inbound-sms' },
    tencent: { entry: 'on-inbound-sms' },
  };

  test.each(SMS_PROVIDERS)('with %s carries the library that its list of opt-outs needs, and no other', async (provider) => {
    const { entry, library } = LISTS[provider];
    const inputs = await inputsOf(entry);
    expect(SMS_PROVIDERS.filter((name) => isAmong(inputs, LIBRARY[name].name))).toEqual(library === undefined ? [] : [library]);
  });

  test('through AWS End User Messaging takes numbers off one list', () => {
    const { service } = synthesise({ ...END_USER_MESSAGING, smsOptOutList: 'huifang' });
    expect(allowedTo(service, 'Receive')).toContainEqual([
      'sms-voice:DeleteOptedOutNumber',
      inRegion('sms-voice|opt-out-list/huifang'),
    ]);
    expect(settingsOf(service, 'Receive')).toMatchObject({ SMS_OPT_OUT_LIST: 'huifang' });
    expect(settingsOf(synthesise(END_USER_MESSAGING).service, 'Receive')).toMatchObject({ SMS_OPT_OUT_LIST: 'Default' });
  });

  test.each([ALIBABA, TENCENT])('through $smsProvider has no list to change', (given) => {
    const { service } = synthesise(given);
    expect(allowedTo(service, 'Receive').map(([action]) => action)).toEqual(['sqs:SendMessage']);
    expect(settingsOf(service, 'Receive')).not.toHaveProperty('SMS_OPT_OUT_LIST');
  });
});

describe('what sending is allowed and told', () => {
  const own = ['sqs:SendMessage', expect.anything()];

  test('through AWS End User Messaging: one number or pool, one configuration set', () => {
    const { service } = synthesise(END_USER_MESSAGING);
    expect(allowedTo(service, 'Send')).toEqual([
      ['sms-voice:SendTextMessage', END_USER_MESSAGING.smsOrigin],
      ['sms-voice:SendTextMessage', inRegion('sms-voice|configuration-set/huifang-reports')],
      own,
    ]);
    expect(settingsOf(service, 'Send')).toMatchObject({
      SMS_ORIGIN: END_USER_MESSAGING.smsOrigin,
      SMS_CONFIGURATION_SET: 'huifang-reports',
    });
  });

  test.each([ALIBABA, TENCENT])('through $smsProvider: one secret, by its name', (given) => {
    const { service } = synthesise(given);
    expect(allowedTo(service, 'Send')).toEqual([
      ['secretsmanager:GetSecretValue', inRegion('secretsmanager|secret:huifang/sms-??????')],
      own,
    ]);
    expect(settingsOf(service, 'Send')).toMatchObject({
      SMS_ACCOUNT_SECRET: 'huifang/sms',
      SMS_TEMPLATES: JSON.stringify(TEMPLATES),
    });
  });

  test.each([
    ['aws-eum', 'smsOrigin and smsConfigurationSet'],
    ['alibaba', 'smsAccountSecret and smsTemplates'],
    ['tencent', 'smsAccountSecret and smsTemplates'],
  ])('%s is not set up without %s', (smsProvider, missing) => {
    expect(() => makeStacks({ smsProvider })).toThrow(`smsProvider ${smsProvider} needs ${missing}`);
  });

  test('what is missing is named, and that alone', () => {
    expect(() => makeStacks({ smsProvider: 'tencent', smsAccountSecret: 'huifang/sms' })).toThrow(/needs smsTemplates$/);
  });
});

describe('the door for pushes', () => {
  test.each(['sns', 'aws-eum'] as const)('is not there with %s', (provider) => {
    const { service } = synthesise(SETTINGS[provider]);
    expect(Object.keys(service.findResources('AWS::Lambda::Function')).some((id) => stageOf(id) === 'SmsWebhook')).toBe(false);
    service.resourceCountIs('AWS::SecretsManager::Secret', 0);
    expect(JSON.stringify(service.toJSON())).not.toContain('/hooks/');
  });

  test.each([ALIBABA, TENCENT])('is open with $smsProvider, to those who know the secret', (given) => {
    const { service } = synthesise(given);
    service.hasResourceProperties('AWS::ApiGatewayV2::Route', {
      RouteKey: 'POST /hooks/{provider}/{secret}',
      AuthorizationType: 'NONE',
    });
    service.resourceCountIs('AWS::SecretsManager::Secret', 1);
    service.hasResourceProperties('AWS::SecretsManager::Secret', {
      GenerateSecretString: { PasswordLength: 48, ExcludePunctuation: true },
    });
  });

  test('its function reads that secret, fills the two queues, and nothing else', () => {
    const { service } = synthesise(TENCENT);
    const allowed = allowedTo(service, 'SmsWebhook').map(([action, to]) => `${action} ${nameOf(to as Reference)}`);
    expect(allowed.sort()).toEqual([
      'secretsmanager:GetSecretValue SmsWebhookSecret',
      'sqs:SendMessage ReceiveInboundQueue',
      'sqs:SendMessage TrackDeliveryDeliveryQueue',
    ]);
    expect(Object.keys(settingsOf(service, 'SmsWebhook') ?? {}).sort()).toEqual([
      'DELIVERY_QUEUE_URL',
      'INBOUND_QUEUE_URL',
      'POWERTOOLS_SERVICE_NAME',
      'SMS_PROVIDER',
      'SMS_WEBHOOK_SECRET',
      'SMS_WEBHOOK_SOURCES',
    ]);
    expect(settingsOf(service, 'SmsWebhook')).toMatchObject({ SMS_PROVIDER: 'tencent', SMS_WEBHOOK_SOURCES: '203.0.113.0/24' });
  });

  test('no secret stands in the template, nor in what it puts out', () => {
    const { service } = synthesise(ALIBABA);
    const isIn = (pattern: RegExp) => pattern.test(JSON.stringify(service.toJSON()));
    expect([isIn(/resolve:secretsmanager/), isIn(/accessKeySecret/), isIn(/"SecretString"/)]).toEqual([false, false, false]);
    service.hasOutput('SmsWebhookSecretArn', { Value: { Ref: Match.stringLikeRegexp('^SmsWebhookSecret') } });
    service.hasOutput('SmsWebhookAddress', { Value: { 'Fn::Join': ['', [Match.anyValue(), '/hooks/alibaba/']] } });
  });
});

test.each(SMS_PROVIDERS)('with %s every finding of the security rules is put right or explained', (provider) => {
  const { app } = makeStacks(SETTINGS[provider]);
  expect(new AwsSolutionsChecks(app).validateScope(app).violations).toEqual([]);
});
