import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';

/** Who texts: Amazon SNS, AWS End User Messaging, or a provider in China. */
export const SMS_PROVIDERS = ['sns', 'aws-eum', 'alibaba', 'tencent'] as const;
export type SmsProviderName = (typeof SMS_PROVIDERS)[number];

/** Where the console is served from: CloudFront before a bucket, or the API where there is no CloudFront. */
export const CONSOLE_PLACES = ['cloudfront', 'api'] as const;
export type ConsolePlace = (typeof CONSOLE_PLACES)[number];

/** Which token the API is shown: where the issuer puts role and centre. Cognito puts them into the id token only. */
export const CONSOLE_TOKENS = ['access', 'id'] as const;
export type ConsoleToken = (typeof CONSOLE_TOKENS)[number];

/** What an installation decides for itself. Everything else is the same everywhere. */
export interface Settings {
  /** Put before the stacks' names, so that several installations fit into one account. */
  readonly stage?: string;
  /** OIDC issuer that signs the console's and the case system's tokens. */
  readonly issuer: string;
  /** Audience those tokens must name. */
  readonly audience: string;
  /** Address of the survey page up to the token; the API's own when absent. A short domain keeps reminders short. */
  readonly surveyBaseUrl?: string;
  /** Who gets the alarms by mail; without it somebody has to subscribe to the operations topic. */
  readonly alarmEmail?: string;
  /** Versions of the key that phones are found by: one more makes a new key, the older ones stay. */
  readonly phoneHashKeyVersions: string;
  /** ARN of the stream of a table that was put back from the backup, and is to be used in place of the stack's own. */
  readonly restoredTableStream?: string;
  /** Address of the operator's guide, to which an alarm adds its anchor. */
  readonly runbookUrl: string;
  /** Who brings inbound texts and delivery reports: a service, or the role of a gateway where AWS has no SMS. */
  readonly smsPublisher: string;
  readonly smsProvider: SmsProviderName;
  /** `aws-eum`: ARN of the phone number or pool that texts are sent from. */
  readonly smsOrigin?: string;
  /** `aws-eum`: configuration set whose event destination gets the delivery events. */
  readonly smsConfigurationSet?: string;
  /** `aws-eum`: name of the number's or pool's opt-out list; `Default` when absent. */
  readonly smsOptOutList?: string;
  /** `alibaba`, `tencent`: name of the secret that holds the account. */
  readonly smsAccountSecret?: string;
  /** `alibaba`, `tencent`: file with the ids of the approved templates. */
  readonly smsTemplates?: string;
  /** `alibaba`, `tencent`: networks the provider pushes from, comma-separated; any when absent. */
  readonly smsWebhookSources?: string;
  /** Texts the provider takes in a second: what is due at one moment leaves at this rate. */
  readonly smsPerSecond: number;
  /** Segments from which on no text of a month begins or reminds; no cap when absent. */
  readonly smsMonthlySegments?: number;
  /** Names of the secrets that hold the addresses of chat robots; a robot only where its name is set. */
  readonly wecomRobotSecret?: string;
  readonly dingtalkRobotSecret?: string;
  readonly feishuRobotSecret?: string;
  /** Who gets alerts by mail. */
  readonly alertEmail?: string;
  /** `yes`: alerts also wait in a queue for a system of the operator's own. */
  readonly alertsQueue?: string;
  /** Which alerts the channels above are told, as a filter policy of SNS on message attributes; all when absent. */
  readonly alertFilter?: string;
  /** Address of the console, which robots link to. */
  readonly consoleUrl?: string;
  /** `cognito`: a user pool of the installation's own is the issuer; `issuer` and `audience` are then not looked at. */
  readonly signIn?: 'cognito';
  /** Where the console is served from; not at all when absent. */
  readonly console?: ConsolePlace;
  /** By which name the issuer knows the console; the audience when absent. */
  readonly consoleClientId?: string;
  /** @default access */
  readonly consoleToken?: ConsoleToken;
}

interface Rule {
  readonly fallback?: string;
  readonly allowed: string;
  readonly fits: (value: string) => boolean;
  /** What the text stands for. @default the text itself */
  readonly read?: (value: string) => number;
}

/** Tokens and links cross the network in the open unless it is this machine's own. */
const isSafeUrl = (value: string): boolean => {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname } = new URL(value);
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(hostname));
};

const isJsonFile = (path: string): boolean => {
  try {
    JSON.parse(readFileSync(path, 'utf8'));
    return true;
  } catch {
    return false;
  }
};

/** What alerts can be filtered by. */
const ALERT_ATTRIBUTES = ['level', 'cause', 'centre', 'audience', 'lawyer', 'occasion'];

const isAlertFilter = (text: string): boolean => {
  try {
    const filter: unknown = JSON.parse(text);
    if (typeof filter !== 'object' || filter === null || Object.keys(filter).length === 0) return false;
    const isList = (value: unknown): boolean => Array.isArray(value) && value.length > 0;
    return Object.entries(filter).every(([name, wanted]) => ALERT_ATTRIBUTES.includes(name) && isList(wanted));
  } catch {
    return false;
  }
};

const SECRET_NAME = {
  allowed: 'the name of a secret, not its ARN',
  fits: (value: string) => /^[\w/+=.@-]{1,512}$/.test(value),
};
const MAIL_ADDRESS = { allowed: 'a mail address', fits: (value: string) => /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(value) };

const isNetwork = (network: string): boolean => {
  const [, address = '', prefix = ''] = /^([\da-f.:]+)\/(\d{1,3})$/i.exec(network) ?? [];
  const bits = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return prefix !== '' && Number(prefix) <= bits;
};

const RULES: Readonly<Record<keyof Settings, Rule>> = {
  stage: {
    allowed: 'up to 16 lower-case letters and digits, a letter first',
    fits: (value) => /^[a-z][a-z0-9]{0,15}$/.test(value),
  },
  issuer: { fallback: 'http://127.0.0.1:8127', allowed: 'an https address (http on this machine only)', fits: isSafeUrl },
  audience: { fallback: 'huifang', allowed: 'a name without spaces', fits: (value) => /^\S+$/.test(value) },
  surveyBaseUrl: {
    allowed: 'an https address that ends in /, such as https://example.org/s/',
    fits: (value) => isSafeUrl(value) && value.endsWith('/'),
  },
  alarmEmail: MAIL_ADDRESS,
  phoneHashKeyVersions: {
    fallback: '1',
    allowed: 'a whole number from 1 to 9, never less than it was',
    fits: (value) => /^[1-9]$/.test(value),
  },
  restoredTableStream: {
    allowed: 'the ARN of the stream of a DynamoDB table',
    fits: (value) => /^arn:aws(-[a-z]+)*:dynamodb:[a-z0-9-]+:\d{12}:table\/[\w.-]{3,255}\/stream\/[\d:T.-]+$/.test(value),
  },
  runbookUrl: {
    fallback: 'https://example.org/huifang/docs/operations.md#',
    allowed: 'an https address that ends in #',
    fits: (value) => isSafeUrl(value) && value.endsWith('#'),
  },
  smsPublisher: {
    fallback: 'sms-voice.amazonaws.com',
    allowed: 'a service such as sms-voice.amazonaws.com, or the ARN of a role',
    fits: (value) => /^[a-z-]+\.amazonaws\.com$/.test(value) || /^arn:aws(-[a-z]+)*:iam::\d{12}:role\/\S+$/.test(value),
  },
  smsProvider: {
    fallback: 'sns',
    allowed: SMS_PROVIDERS.join(', '),
    fits: (value) => SMS_PROVIDERS.some((name) => name === value),
  },
  smsOrigin: {
    allowed: 'the ARN of a phone number or pool of AWS End User Messaging',
    fits: (value) => /^arn:aws(-[a-z]+)*:sms-voice:[a-z0-9-]+:\d{12}:(phone-number|pool)\/[\w-]+$/.test(value),
  },
  smsConfigurationSet: { allowed: 'the name of a configuration set', fits: (value) => /^[\w-]{1,64}$/.test(value) },
  smsOptOutList: { allowed: 'the name of an opt-out list, not its ARN', fits: (value) => /^[\w-]{1,64}$/.test(value) },
  smsAccountSecret: SECRET_NAME,
  smsTemplates: { allowed: 'a file in JSON', fits: isJsonFile },
  smsWebhookSources: {
    allowed: 'networks such as 203.0.113.0/24, comma-separated',
    fits: (value) => value.split(',').every(isNetwork),
  },
  smsPerSecond: {
    // What Amazon SNS and AWS End User Messaging let a new account send; the providers in China take more.
    fallback: '20',
    // More than 12,000 a minute cannot be queued safely within the minute.
    allowed: 'a whole number from 1 to 200',
    fits: (value) => /^[1-9]\d{0,2}$/.test(value) && Number(value) <= 200,
    read: Number,
  },
  smsMonthlySegments: {
    allowed: 'a whole number from 1 to 999999999',
    fits: (value) => /^[1-9]\d{0,8}$/.test(value),
    read: Number,
  },
  wecomRobotSecret: SECRET_NAME,
  dingtalkRobotSecret: SECRET_NAME,
  feishuRobotSecret: SECRET_NAME,
  alertEmail: MAIL_ADDRESS,
  alertsQueue: { allowed: 'yes, or nothing', fits: (value) => value === 'yes' },
  alertFilter: {
    allowed: `a list of values for some of ${ALERT_ATTRIBUTES.join(', ')}, such as {"level":["high","critical"]}`,
    fits: isAlertFilter,
  },
  consoleUrl: {
    allowed: 'an https address that ends in /, such as https://example.org/console/',
    fits: (value) => isSafeUrl(value) && value.endsWith('/'),
  },
  signIn: { allowed: 'cognito, or nothing', fits: (value) => value === 'cognito' },
  console: { allowed: CONSOLE_PLACES.join(', '), fits: (value) => CONSOLE_PLACES.some((place) => place === value) },
  consoleClientId: { allowed: 'a name without spaces', fits: (value) => /^\S{1,255}$/.test(value) },
  consoleToken: { allowed: CONSOLE_TOKENS.join(', '), fits: (value) => CONSOLE_TOKENS.some((token) => token === value) },
};

/**
 * Reads the settings of an installation.
 *
 * @param context answers what is set for a name (`cdk -c name=value`, or `context` in `cdk.json`), `undefined` if nothing
 * @throws Error that names every setting that cannot be used, what was given and what is allowed
 */
export const readSettings = (context: (name: string) => unknown): Settings => {
  const problems: string[] = [];
  const settings = Object.entries(RULES).flatMap(([name, { fallback, allowed, fits, read }]) => {
    const value = context(name) ?? fallback;
    if (value === undefined) return [];
    if (typeof value === 'string' && fits(value)) return [[name, read === undefined ? value : read(value)] as const];
    problems.push(`${name} is ${JSON.stringify(value)}, allowed is ${allowed}`);
    return [];
  });
  if (problems.length > 0) throw new Error(`Settings that cannot be used:\n- ${problems.join('\n- ')}`);
  return Object.fromEntries(settings) as unknown as Settings;
};
