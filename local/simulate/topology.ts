import { STREAM_PREFIXES } from '../../adapters/dynamodb/keys.ts';

/*
 * What hangs together how, and the limits that decide who meets whom. test/simulation/topology.test.ts holds it against the
 * synthesised template.
 */

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** When an invocation is cut off. */
export const FUNCTIONS: Readonly<Record<string, { readonly limitMs: number }>> = {
  'on-closing': { limitMs: MINUTE },
  'send-text-aws-eum': { limitMs: 2 * MINUTE },
  'on-inbound-sms-aws-eum': { limitMs: MINUTE },
  'on-delivery-report': { limitMs: MINUTE },
  'escalate-alert': { limitMs: 30 * SECOND },
  'on-minute': { limitMs: 10 * MINUTE },
  'on-follow-up-scored': { limitMs: 2 * MINUTE },
  'on-alert': { limitMs: 2 * MINUTE },
  'survey-page': { limitMs: 30 * SECOND },
};

export type QueueName = 'intake' | 'send' | 'inbound' | 'delivery' | 'escalate';

/** Each queue's function, and how long a message stays hidden: six times what the function may take. */
export const QUEUES: Readonly<Record<QueueName, { readonly fn: string; readonly visibilityMs: number }>> = {
  intake: { fn: 'on-closing', visibilityMs: 6 * MINUTE },
  send: { fn: 'send-text-aws-eum', visibilityMs: 12 * MINUTE },
  inbound: { fn: 'on-inbound-sms-aws-eum', visibilityMs: 6 * MINUTE },
  delivery: { fn: 'on-delivery-report', visibilityMs: 6 * MINUTE },
  escalate: { fn: 'escalate-alert', visibilityMs: 3 * MINUTE },
};

export const STREAMS = [
  { fn: 'on-follow-up-scored', prefixes: [STREAM_PREFIXES.followUp, STREAM_PREFIXES.alertLine], gatherMs: SECOND },
  { fn: 'on-alert', prefixes: [STREAM_PREFIXES.followUp, STREAM_PREFIXES.alert], gatherMs: 0 },
] as const;

/** Shards of the stream, by partition key: the real number grows with the table. */
export const STREAM_SHARDS = 3;

export const TOPICS = { inbound: 'arn:aws:sns:local:inbound', delivery: 'arn:aws:sns:local:delivery' } as const;

/** Settings of the functions, as the stacks set them. */
export const SETTINGS = {
  TABLE_NAME: 'huifang',
  PERSON_KEY_ARN: 'person-key',
  PHONE_HASH_KEYS: '1=hash-key',
  SEND_QUEUE_URL: 'send',
  ESCALATE_QUEUE_URL: 'escalate',
  INTAKE_QUEUE_URL: 'intake',
  INBOUND_TOPIC_ARN: TOPICS.inbound,
  DELIVERY_TOPIC_ARN: TOPICS.delivery,
  ALERT_TOPIC_ARN: 'arn:aws:sns:local:alerts',
  SURVEY_BASE_URL: 'https://huifang.example/s/',
  SMS_PER_SECOND: '20',
  SMS_ORIGIN: 'arn:aws:sms-voice:local:phone-number',
  SMS_CONFIGURATION_SET: 'local',
  SMS_OPT_OUT_LIST: 'Default',
} as const;
