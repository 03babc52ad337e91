import { CaseEvent } from '../../contracts/case-event.ts';
import { checked, ContractError, parsedJson } from '../../contracts/checked.ts';
import { deliveryNotice, receivedSms } from '../../contracts/inbound-sms.ts';
import { parseClosing } from '../../domain/case/parse-closing.ts';

/** A message that nobody could work off, as SQS gives it. */
export interface Letter {
  readonly id: string;
  readonly body: string;
  /** Names of what went along, with what is text. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** Where a batch of changes lies in the table's stream. */
export interface StreamPlace {
  readonly functionArn: string;
  readonly streamArn: string;
  readonly shardId: string;
  readonly from: string;
  readonly to: string;
  readonly size: number;
}

export interface Description {
  /** Ids and codes that tell which thing it is about; never a name, a number, a word of a client or a file's name. */
  readonly about: string;
  /** Why it is here, as far as the letter tells. */
  readonly reason: string;
  /** Where it lies, if it is not a message but a change of the table that a function gave up. */
  readonly place?: StreamPlace;
}

/** Fields that may be shown: what the log shows too. */
const SHOWN = ['detail-type', 'caseNo', 'case_no', 'cause', 'centreId', 'year', 'providerId', 'inboundMessageId', 'occasion'];
const LONGEST_SHOWN = 64;

/** What a letter of a stage is about, and why it is here. */
export const describeLetter = (stage: string, letter: Letter): Description => {
  const body = parsed(letter.body);
  const place = streamPlace(body);
  if (place !== undefined) {
    const { from, to, size } = place;
    return { about: `${size} changes, ${from} to ${to}`, reason: 'the function could not work them off in ten tries', place };
  }
  return { about: shownOf(body).join(' ') || 'nothing that can be shown', reason: reasonOf(stage, letter, body) };
};

const reasonOf = (stage: string, { id, attributes }: Letter, body: unknown): string => {
  const undelivered = attributes['ERROR_CODE'] ?? attributes['ErrorCode'];
  if (undelivered !== undefined) return `it did not reach its queue: ${undelivered}`;
  if (body === undefined) return 'it is no JSON';
  const broken = brokenContract(stage, body);
  return broken ?? `five tries failed; the log of ${stage} says why: record failed, recordId ${id}`;
};

/** How a message breaks its stage's contract, naming fields and no values; undefined where it keeps to it. */
const brokenContract = (stage: string, body: unknown): string | undefined => {
  const { TopicArn: topicArn = '' } = (body ?? {}) as { readonly TopicArn?: string };
  const arrival = { topicArn, arrivedAt: 0 };
  try {
    if (stage === 'Receive') receivedSms(body, arrival);
    if (stage === 'TrackDelivery') deliveryNotice(body, arrival);
    if (stage === 'Intake') checkClosing(checked('case event', CaseEvent, body));
    return undefined;
  } catch (error) {
    if (error instanceof ContractError) return error.message;
    throw error;
  }
};

/** The rules of a closing, but for whether its centre is known: only the table tells that. */
const checkClosing = (event: CaseEvent): void => {
  if (event['detail-type'] !== 'CaseClosed') return;
  const anyCentre = { get: (id: string) => ({ id, name: id, level: 'county', zone: 'Asia/Shanghai' }) as const };
  const closing = parseClosing(event.detail, anyCentre);
  if (!closing.ok)
    throw new ContractError(
      'closing',
      closing.error.map(({ column }) => column),
    );
};

const streamPlace = (body: unknown): StreamPlace | undefined => {
  const { DDBStreamBatchInfo: batch, requestContext } = (body ?? {}) as {
    readonly DDBStreamBatchInfo?: Readonly<Record<string, string | number>>;
    readonly requestContext?: { readonly functionArn?: string };
  };
  if (batch === undefined) return undefined;
  return {
    functionArn: requestContext?.functionArn ?? '',
    streamArn: String(batch['streamArn']),
    shardId: String(batch['shardId']),
    from: String(batch['startSequenceNumber']),
    to: String(batch['endSequenceNumber']),
    size: Number(batch['batchSize']),
  };
};

/** `name=value` of every field that may be shown, however deep, also in JSON within JSON. */
const shownOf = (value: unknown): string[] => {
  if (typeof value === 'string') return value.startsWith('{') ? shownOf(parsed(value)) : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    SHOWN.includes(name) && isShort(inner) ? [`${name}=${inner}`] : shownOf(inner),
  );
};

const isShort = (value: unknown): value is string | number =>
  typeof value === 'number' || (typeof value === 'string' && value.length <= LONGEST_SHOWN && !/[\p{Cc}\p{Cf}\s]/u.test(value));

const parsed = (text: string): unknown => {
  try {
    return parsedJson('letter', text);
  } catch {
    return undefined;
  }
};
