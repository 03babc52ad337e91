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
  'console-api': { limitMs: 30 * SECOND },
  'assess-centre': { limitMs: 15 * MINUTE },
};

export type QueueName = 'intake' | 'send' | 'inbound' | 'delivery' | 'escalate' | 'assess';

/** A queue's function, how long a message stays hidden (six times what the function may take), and how many it gets at once. */
interface QueueSetting {
  readonly fn: string;
  readonly visibilityMs: number;
  readonly atOnce: number;
}

export const QUEUES: Readonly<Record<QueueName, QueueSetting>> = {
  intake: { fn: 'on-closing', visibilityMs: 6 * MINUTE, atOnce: 10 },
  send: { fn: 'send-text-aws-eum', visibilityMs: 12 * MINUTE, atOnce: 10 },
  inbound: { fn: 'on-inbound-sms-aws-eum', visibilityMs: 6 * MINUTE, atOnce: 10 },
  delivery: { fn: 'on-delivery-report', visibilityMs: 6 * MINUTE, atOnce: 10 },
  escalate: { fn: 'escalate-alert', visibilityMs: 3 * MINUTE, atOnce: 10 },
  assess: { fn: 'assess-centre', visibilityMs: 90 * MINUTE, atOnce: 1 },
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
  ASSESS_QUEUE_URL: 'assess',
  EXPORT_QUEUE_URL: 'export',
  UPLOADS_BUCKET: 'uploads',
  EXPORTS_BUCKET: 'exports',
  INBOUND_TOPIC_ARN: TOPICS.inbound,
  DELIVERY_TOPIC_ARN: TOPICS.delivery,
  ALERT_TOPIC_ARN: 'arn:aws:sns:local:alerts',
  SURVEY_BASE_URL: 'https://huifang.example/s/',
  SMS_PER_SECOND: '20',
  SMS_ORIGIN: 'arn:aws:sms-voice:local:phone-number',
  SMS_CONFIGURATION_SET: 'local',
  SMS_OPT_OUT_LIST: 'Default',
} as const;
