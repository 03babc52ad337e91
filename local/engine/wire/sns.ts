import type { Clock } from '../clock.ts';
import type { OutgoingSms, SmsFate } from '../hooks.ts';
import type { Ids } from '../ids.ts';
import type { Permissions } from '../permissions.ts';
import type { TopicAttributes, Topics } from '../sources/topics.ts';
import { type Answer, demand, NO_ANSWER, type Service, ServiceError, unsupported } from './call.ts';

export interface SnsOptions {
  readonly permissions: Permissions;
  readonly topics: Topics;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly onSms: (sms: OutgoingSms) => Promise<SmsFate>;
}

/** SNS `Publish`, to a topic or straight to a phone. */
export const serveSns =
  (options: SnsOptions): Service =>
  (call) => {
    if (call.operation !== 'Publish') throw unsupported('SNS', call.operation);
    const form = new URLSearchParams(call.body.toString('utf8'));
    const phone = form.get('PhoneNumber');
    return phone === null ? toTopic(call.caller, form, options) : toPhone(call.caller, phone, form, options);
  };

const DENIED = 'AuthorizationError';

const toTopic = (caller: string, form: URLSearchParams, { permissions, topics, ids }: SnsOptions): Answer => {
  const topicArn = form.get('TopicArn') ?? form.get('TargetArn') ?? '';
  demand(permissions, caller, { action: 'sns:Publish', resource: topicArn }, DENIED);
  if (!topics.has(topicArn)) throw new ServiceError('NotFound', 'Topic does not exist', 404);
  const message = messageOf(form);
  const messageId = ids.of(caller, form.toString());
  const subject = form.get('Subject');
  topics.publish({ topicArn, message, attributes: attributesOf(form), messageId, ...(subject === null ? {} : { subject }) });
  return published(messageId);
};

/** A text has no resource of its own: only a grant on `*` allows it. */
const toPhone = async (caller: string, phone: string, form: URLSearchParams, { permissions, ids, clock, onSms }: SnsOptions) => {
  demand(permissions, caller, { action: 'sns:Publish', resource: '*' }, DENIED);
  if (!/^\+[1-9]\d{6,14}$/.test(phone)) throw new ServiceError('InvalidParameter', 'Invalid parameter: PhoneNumber');
  const messageId = ids.of(caller, form.toString());
  const sms = { function: caller, phone, message: messageOf(form), attributes: attributesOf(form), messageId, at: clock.now() };
  const fate = await onSms(sms);
  if (fate.kind === 'timed-out') return NO_ANSWER;
  if (fate.kind === 'rejected') throw new ServiceError(fate.code, fate.message);
  return published(messageId);
};

const messageOf = (form: URLSearchParams): string => {
  const message = form.get('Message') ?? '';
  if (message === '') throw new ServiceError('InvalidParameter', 'Invalid parameter: Empty message');
  return message;
};

const attributesOf = (form: URLSearchParams): TopicAttributes => {
  const attributes: [string, { Type: string; Value: string }][] = [];
  for (let index = 1; ; index += 1) {
    const entry = `MessageAttributes.entry.${index}`;
    const name = form.get(`${entry}.Name`);
    if (name === null) return Object.fromEntries(attributes);
    const Value = form.get(`${entry}.Value.StringValue`) ?? form.get(`${entry}.Value.BinaryValue`) ?? '';
    attributes.push([name, { Type: form.get(`${entry}.Value.DataType`) ?? 'String', Value }]);
  }
};

const published = (messageId: string): Answer => ({
  status: 200,
  contentType: 'text/xml',
  body:
    '<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">' +
    `<PublishResult><MessageId>${messageId}</MessageId></PublishResult>` +
    `<ResponseMetadata><RequestId>${messageId}</RequestId></ResponseMetadata></PublishResponse>`,
});
