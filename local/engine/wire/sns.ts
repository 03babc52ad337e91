import type { Clock } from '../clock.ts';
import type { OutgoingSms, SmsFate } from '../hooks.ts';
import type { Ids } from '../ids.ts';
import type { Permissions } from '../permissions.ts';
import type { OptOuts } from '../sources/opt-outs.ts';
import type { TopicAttributes, Topics } from '../sources/topics.ts';
import { type Answer, demand, NO_ANSWER, type Service, ServiceError, unsupported } from './call.ts';

export interface SnsOptions {
  readonly permissions: Permissions;
  readonly topics: Topics;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly optOuts: OptOuts;
  readonly onSms: (sms: OutgoingSms) => Promise<SmsFate>;
}

/** SNS `Publish`, to a topic or straight to a phone, and the list of numbers that get no texts. */
export const serveSns =
  (options: SnsOptions): Service =>
  ({ caller, operation, body }) => {
    const form = new URLSearchParams(body.toString('utf8'));
    const phone = form.get('PhoneNumber');
    switch (operation) {
      case 'Publish':
        return phone === null ? toTopic(caller, form, options) : toPhone(caller, phone, form, options);
      case 'CheckIfPhoneNumberIsOptedOut':
      case 'OptInPhoneNumber':
        return optOutAnswer(operation, caller, form.get('phoneNumber') ?? '', options);
      default:
        throw unsupported('SNS', operation);
    }
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
const toPhone = async (caller: string, phone: string, form: URLSearchParams, options: SnsOptions) => {
  const { permissions, ids, clock, optOuts, onSms } = options;
  demand(permissions, caller, { action: 'sns:Publish', resource: '*' }, DENIED);
  if (!/^\+[1-9]\d{6,14}$/.test(phone)) throw new ServiceError('InvalidParameter', 'Invalid parameter: PhoneNumber');
  const messageId = ids.of(caller, form.toString());
  // SNS takes a text to an opted-out number without a word, and sends nothing.
  if (optOuts.has(phone)) return published(messageId);
  const sms = { function: caller, phone, message: messageOf(form), attributes: attributesOf(form), messageId, at: clock.now() };
  const fate = await onSms(sms);
  if (fate.kind === 'timed-out') return NO_ANSWER;
  if (fate.kind === 'rejected') throw new ServiceError(fate.code, fate.message);
  return published(messageId);
};

/** A number's place on the list has no ARN either. */
const optOutAnswer = (operation: string, caller: string, phone: string, { permissions, optOuts }: SnsOptions): Answer => {
  demand(permissions, caller, { action: `sns:${operation}`, resource: '*' }, DENIED);
  if (operation === 'CheckIfPhoneNumberIsOptedOut') return answered(operation, `<isOptedOut>${optOuts.has(phone)}</isOptedOut>`);
  if (!optOuts.remove(phone)) throw new ServiceError('InvalidParameter', 'Invalid parameter: opted in less than 30 days ago');
  return answered(operation, '');
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

const published = (messageId: string): Answer => answered('Publish', `<MessageId>${messageId}</MessageId>`, messageId);

const answered = (operation: string, result: string, requestId = 'local'): Answer => ({
  status: 200,
  contentType: 'text/xml',
  body:
    `<${operation}Response xmlns="http://sns.amazonaws.com/doc/2010-03-31/">` +
    `<${operation}Result>${result}</${operation}Result>` +
    `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${operation}Response>`,
});
