import type { Clock } from '../clock.ts';
import type { OutgoingSms, SmsFate } from '../hooks.ts';
import { arnOf, type Place } from '../identifiers.ts';
import type { Ids } from '../ids.ts';
import type { Permissions } from '../permissions.ts';
import { DEFAULT_OPT_OUT_LIST, type OptOuts } from '../sources/opt-outs.ts';
import { type Answer, demand, json, NO_ANSWER, parseJson, type Service, ServiceError, unsupported } from './call.ts';

export interface SmsVoiceOptions {
  readonly permissions: Permissions;
  readonly optOuts: OptOuts;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly place: Place;
  readonly onSms: (sms: OutgoingSms) => Promise<SmsFate>;
}

interface TextInput {
  readonly DestinationPhoneNumber?: string;
  /** ARN of a phone number or pool. */
  readonly OriginationIdentity?: string;
  readonly ConfigurationSetName?: string;
  readonly MessageBody?: string;
}

interface OptedOutInput {
  readonly OptOutListName?: string;
  readonly OptedOutNumber?: string;
}

/** AWS End User Messaging (`sms-voice`): texts, and taking numbers off the default opt-out list. */
export const serveSmsVoice =
  (options: SmsVoiceOptions): Service =>
  async ({ caller, operation, body }) => {
    if (operation === 'SendTextMessage') return sendText(parseJson(body) as TextInput, caller, options);
    if (operation === 'DeleteOptedOutNumber') return deleteOptedOut(parseJson(body) as OptedOutInput, caller, options);
    throw unsupported('End User Messaging', operation);
  };

const sendText = async (input: TextInput, caller: string, options: SmsVoiceOptions): Promise<Answer | typeof NO_ANSWER> => {
  const { permissions, optOuts, ids, clock, place, onSms } = options;
  const { DestinationPhoneNumber: phone = '', OriginationIdentity: origin = '', MessageBody: message = '' } = input;
  const set = arnOf(place, 'sms-voice', `configuration-set/${input.ConfigurationSetName ?? ''}`);
  for (const resource of input.ConfigurationSetName === undefined ? [origin] : [origin, set]) {
    demand(permissions, caller, { action: 'sms-voice:SendTextMessage', resource });
  }
  if (!/^\+[1-9]\d{6,14}$/.test(phone) || message === '') throw refusal('ValidationException', 'INVALID_PARAMETER');
  if (optOuts.has(phone)) throw refusal('ConflictException', 'DESTINATION_PHONE_NUMBER_OPTED_OUT');
  const messageId = ids.of(caller, JSON.stringify(input));
  const fate = await onSms({ function: caller, phone, message, attributes: {}, messageId, at: clock.now() });
  if (fate.kind === 'timed-out') return NO_ANSWER;
  if (fate.kind === 'rejected') throw refusal(fate.code, fate.reason, fate.message);
  return json('1.0', { MessageId: messageId });
};

const deleteOptedOut = (input: OptedOutInput, caller: string, { permissions, optOuts, place }: SmsVoiceOptions): Answer => {
  const { OptOutListName: list = '', OptedOutNumber: phone = '' } = input;
  const arn = arnOf(place, 'sms-voice', `opt-out-list/${list}`);
  demand(permissions, caller, { action: 'sms-voice:DeleteOptedOutNumber', resource: arn });
  if (list !== DEFAULT_OPT_OUT_LIST) throw missing('opt-out-list', list);
  if (!optOuts.has(phone)) throw missing('opted-out-number', phone);
  if (!optOuts.remove(phone)) throw refusal('ValidationException', 'PHONE_NUMBER_CANNOT_BE_OPTED_IN');
  return json('1.0', { OptOutListArn: arn, OptOutListName: list, OptedOutNumber: phone, EndUserOptedOut: true });
};

const refusal = (code: string, reason: string | undefined, message = reason ?? code): ServiceError =>
  new ServiceError(code, message, 400, reason === undefined ? {} : { Reason: reason });

const missing = (type: string, id: string): ServiceError =>
  new ServiceError('ResourceNotFoundException', `There is no ${type} ${id}.`, 400, { ResourceType: type, ResourceId: id });
