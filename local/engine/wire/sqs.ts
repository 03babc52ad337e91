import { createHash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Ids } from '../ids.ts';
import type { Permissions } from '../permissions.ts';
import type { MessageAttributes, Queue, QueueMessage } from '../sources/queue.ts';
import type { Queues } from '../sources/queues.ts';
import { demand, json, parseJson, type Service, ServiceError, unsupported } from './call.ts';

export interface SqsOptions {
  readonly permissions: Permissions;
  readonly queues: Queues;
  readonly ids: Ids;
  readonly clock: Clock;
}

interface Entry {
  readonly Id?: string;
  readonly MessageBody?: string;
  readonly DelaySeconds?: number;
  readonly MessageAttributes?: MessageAttributes;
  readonly ReceiptHandle?: string;
}

interface SqsInput extends Entry {
  readonly QueueUrl?: string;
  readonly QueueName?: string;
  readonly Entries?: readonly Entry[];
  readonly MaxNumberOfMessages?: number;
  /** Seconds. */
  readonly VisibilityTimeout?: number;
  readonly QueueNamePrefix?: string;
}

type Run = (queue: Queue, input: SqsInput, caller: string, options: SqsOptions) => object;

/** Action that IAM asks for; a batch needs the permission of its parts. */
const OPERATIONS: Readonly<Record<string, { readonly action: string; readonly run: Run }>> = {
  SendMessage: { action: 'SendMessage', run: (queue, input, caller, options) => send(queue, input, caller, options) },
  SendMessageBatch: {
    action: 'SendMessage',
    run: (queue, { Entries = [] }, caller, options) => ({
      Successful: Entries.map((entry) => ({ Id: entry.Id, ...send(queue, entry, caller, options) })),
      Failed: [],
    }),
  },
  ReceiveMessage: {
    action: 'ReceiveMessage',
    run: (queue, { MaxNumberOfMessages = 1, VisibilityTimeout }, _, { clock }) => ({
      Messages: queue.receive(MaxNumberOfMessages, clock.now(), secondsIn(VisibilityTimeout)).map(wired),
    }),
  },
  ChangeMessageVisibility: {
    action: 'ChangeMessageVisibility',
    run: (queue, { ReceiptHandle = '', VisibilityTimeout = 0 }, _, { clock }) => {
      queue.hide(ReceiptHandle, clock.now() + VisibilityTimeout * 1000);
      return {};
    },
  },
  ListDeadLetterSourceQueues: {
    action: 'ListDeadLetterSourceQueues',
    run: ({ arn }, _input, _caller, { queues }) => ({
      queueUrls: queues.all.flatMap(({ url, redrive }) => (redrive?.deadLetterArn === arn ? [url] : [])),
    }),
  },
  DeleteMessage: {
    action: 'DeleteMessage',
    run: (queue, { ReceiptHandle = '' }) => {
      queue.remove(ReceiptHandle);
      return {};
    },
  },
  GetQueueAttributes: {
    action: 'GetQueueAttributes',
    run: (queue, _input, _caller, { clock }) => {
      const now = clock.now();
      const hidden = queue.messages().filter(({ visibleAt }) => visibleAt > now).length;
      return {
        Attributes: {
          ApproximateNumberOfMessages: String(queue.messages().length - hidden),
          ApproximateNumberOfMessagesNotVisible: String(hidden),
          QueueArn: queue.arn,
          VisibilityTimeout: String(queue.visibilityMs / 1000),
        },
      };
    },
  },
  GetQueueUrl: { action: 'GetQueueUrl', run: (queue) => ({ QueueUrl: queue.url }) },
};

/** SQS, as far as the app's functions and the operator's tools use it. */
export const serveSqs =
  (options: SqsOptions): Service =>
  ({ caller, operation, body }) => {
    const input = parseJson(body) as SqsInput;
    if (operation === 'ListQueues') return listed(input, caller, options);
    const served = OPERATIONS[operation];
    if (served === undefined) throw unsupported('SQS', operation);
    const queue = options.queues.find(input.QueueUrl ?? input.QueueName ?? '');
    if (queue === undefined) {
      throw new ServiceError('com.amazonaws.sqs#QueueDoesNotExist', 'The specified queue does not exist.');
    }
    demand(options.permissions, caller, { action: `sqs:${served.action}`, resource: queue.arn });
    return json('1.0', served.run(queue, input, caller, options));
  };

/** Queues whose names begin with a prefix; they have no ARN in common, so only a grant on `*` allows it. */
const listed = ({ QueueNamePrefix = '' }: SqsInput, caller: string, { permissions, queues }: SqsOptions) => {
  demand(permissions, caller, { action: 'sqs:ListQueues', resource: '*' });
  return json('1.0', { QueueUrls: queues.all.filter(({ name }) => name.startsWith(QueueNamePrefix)).map(({ url }) => url) });
};

const secondsIn = (seconds: number | undefined): number | undefined => (seconds === undefined ? undefined : seconds * 1000);

const wired = ({ id, body, attributes, receiveCount, sentAt }: QueueMessage) => ({
  MessageId: id,
  ReceiptHandle: id,
  Body: body,
  MD5OfBody: md5(body),
  Attributes: { ApproximateReceiveCount: String(receiveCount), SentTimestamp: String(sentAt) },
  MessageAttributes: attributes,
});

/** The service's limit for one message, 1 MiB. */
const MAX_MESSAGE_BYTES = 1_048_576;

const send = (queue: Queue, entry: Entry, caller: string, { queues, ids }: SqsOptions) => {
  const { MessageBody: body = '', MessageAttributes: attributes, DelaySeconds: delay } = entry;
  if (body === '') throw new ServiceError('InvalidParameterValue', 'The message must contain text.');
  if (Buffer.byteLength(body) > MAX_MESSAGE_BYTES) throw new ServiceError('InvalidParameterValue', 'The message is too long.');
  const id = ids.of(caller, queue.arn, body);
  queues.send(queue, {
    id,
    body,
    ...(attributes === undefined ? {} : { attributes }),
    ...(delay === undefined ? {} : { delayMs: delay * 1000 }),
  });
  return { MessageId: id, MD5OfMessageBody: md5(body) };
};

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');
