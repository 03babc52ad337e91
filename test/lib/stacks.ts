import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { DataStack } from '../../lib/data-stack.ts';
import { ServiceStack } from '../../lib/service-stack.ts';
import { readSettings } from '../../lib/settings.ts';

/** The stages, by the ids of their constructs. */
export const STAGES = [
  'Assess',
  'AuditErasure',
  'ClosingsApi',
  'ConsoleApi',
  'Dispatch',
  'Escalate',
  'Exports',
  'Intake',
  'Notify',
  'PrivacyApi',
  'Receive',
  'Score',
  'Send',
  'Spreadsheets',
  'Summaries',
  'SurveyPage',
  'TrackDelivery',
] as const;

/** A stage more, where a provider pushes replies and reports. */
export const WITH_WEBHOOK = [...STAGES, 'SmsWebhook'] as const;

/** Every way alerts can take, each of which is made only where it is set. */
export const ALERT_CHANNELS = {
  wecomRobotSecret: 'huifang/wecom',
  dingtalkRobotSecret: 'huifang/dingtalk',
  feishuRobotSecret: 'huifang/feishu',
  alertEmail: 'alerts@example.org',
  alertsQueue: 'yes',
} as const;
export const ROBOTS = ['DingtalkRobot', 'FeishuRobot', 'WecomRobot'] as const;

/** All stages there can be. */
export const ALL_STAGES = [...WITH_WEBHOOK, ...ROBOTS, 'AlertsQueue'] as const;

/** The settings of each provider but the default. */
export const END_USER_MESSAGING = {
  smsProvider: 'aws-eum',
  smsOrigin: 'arn:aws:sms-voice:eu-west-1:123456789012:pool/pool-0123456789abcdef',
  smsConfigurationSet: 'huifang-reports',
} as const;
const PUSHING = { smsAccountSecret: 'huifang/sms', smsTemplates: 'test/fixtures/sms/templates.json' } as const;
export const ALIBABA = { ...PUSHING, smsProvider: 'alibaba' } as const;
export const TENCENT = { ...PUSHING, smsProvider: 'tencent', smsWebhookSources: '203.0.113.0/24' } as const;

/** Both stacks with these settings, without bundling the functions' code. */
export const makeStacks = (given: Readonly<Record<string, string>> = {}) => {
  const app = new App({ context: { 'aws:cdk:bundling-stacks': [] } });
  const settings = readSettings((name) => given[name]);
  const data = new DataStack(app, 'Huifang-Data', settings);
  const service = new ServiceStack(app, 'Huifang-Service', { settings, stores: data });
  return { app, data, service };
};

/** The two templates as they go to the cloud. */
export const synthesise = (given: Readonly<Record<string, string>> = {}) => {
  const { data, service } = makeStacks(given);
  return { data: Template.fromStack(data), service: Template.fromStack(service) };
};

export interface Found<Properties> {
  readonly id: string;
  readonly properties: Properties;
}

/** The resources of a type. */
export const resources = <Properties>(template: Template, type: string): Found<Properties>[] =>
  Object.entries(template.findResources(type)).map(([id, resource]) => ({
    id,
    properties: (resource as { Properties: Properties }).Properties,
  }));

/** A reference as it stands in a template. */
export type Reference =
  | string
  | { readonly Ref?: string; readonly 'Fn::GetAtt'?: readonly [string, string]; readonly 'Fn::ImportValue'?: string }
  | { readonly 'Fn::Join': readonly [string, readonly Reference[]] };

/** The logical id a reference leads to, in this stack or the other one; a plain value as it is. */
export const targetOf = (reference: Reference): string => {
  if (typeof reference === 'string') return reference;
  if ('Fn::Join' in reference) return JSON.stringify(reference);
  const imported = /ExportsOutput(?:Ref|FnGetAtt)(\w+?[0-9A-F]{8})/.exec(reference['Fn::ImportValue'] ?? '')?.[1];
  return reference.Ref ?? reference['Fn::GetAtt']?.[0] ?? imported ?? JSON.stringify(reference);
};

/** The readable part of a logical id: without the hash, and without a part of the path said twice. What is joined stays so. */
export const nameOf = (reference: Reference): string => {
  const isJoined = typeof reference === 'object' && 'Fn::Join' in reference;
  if (isJoined) return reference['Fn::Join'][1].map(nameOf).join(reference['Fn::Join'][0]);
  return targetOf(reference).replace(/[0-9A-F]{8}$/, '');
};

/** The stage a resource belongs to. */
export const stageOf = (id: string): string => {
  const stage = ALL_STAGES.find((name) => id.startsWith(name));
  if (stage === undefined) throw new Error(`${id} belongs to no stage`);
  return stage;
};

export const list = <T>(oneOrMany: T | readonly T[]): readonly T[] =>
  Array.isArray(oneOrMany) ? (oneOrMany as readonly T[]) : [oneOrMany as T];
