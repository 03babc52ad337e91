import type { Call, Item, Key } from './table-calls.ts';
import { Refused } from './table-calls.ts';

/* The expressions the product and its libraries write, each by its very words: every other one is refused, so that the model can't guess. */

/** As `@aws-lambda-powertools/idempotency` claims a key: free, or kept long enough, or claimed by an invocation that is over. */
const KEY_IS_FREE =
  'attribute_not_exists(#id) OR #expiry < :now OR (#status = :inprogress AND attribute_exists(#in_progress_expiry) AND #in_progress_expiry < :now_in_millis)';

/** Whether a write's condition holds for the item that is there. */
export const holds = (input: Call['input'], was: Item | undefined): boolean => {
  switch (input['ConditionExpression']) {
    case undefined:
      return true;
    case 'attribute_not_exists(pk)':
      return was === undefined;
    case 'v = :expected':
      return was?.['v'] === valuesOf(input)[':expected'];
    case KEY_IS_FREE:
      return was === undefined || isKeyFree(input, was);
    default:
      throw unknownCall(input);
  }
};

const isKeyFree = (input: Call['input'], was: Item): boolean => {
  const values = valuesOf(input) as Readonly<Record<string, number>>;
  const [now = NaN, nowMs = NaN] = [values[':now'], values[':now_in_millis']];
  const at = (name: string): unknown => was[nameOf(input, name)];
  const [expiry, claimedUntil] = [at('#expiry'), at('#in_progress_expiry')] as (number | undefined)[];
  return (
    (expiry !== undefined && expiry < now) ||
    (at('#status') === values[':inprogress'] && claimedUntil !== undefined && claimedUntil < nowMs)
  );
};

/** The fields an update sets, `SET #a = :a, #b = :b`. */
export const fieldsSet = (input: Call['input']): Item => {
  const [, list] = /^SET (#\w+ = :\w+(?:, #\w+ = :\w+)*)$/.exec(input['UpdateExpression'] as string) ?? [];
  if (list === undefined || input['ConditionExpression'] !== undefined) throw unknownCall(input);
  return Object.fromEntries(
    list.split(', ').map((part) => {
      const [name = '', value = ''] = part.split(' = ');
      return [nameOf(input, name), valuesOf(input)[value]];
    }),
  );
};

/** Which sort keys a query asks for. */
export const sortKeysWanted = (input: Call['input'], bounds: Readonly<Record<string, string>>): ((sk: string) => boolean) => {
  const { ':sk': prefix = '', ':from': from = '', ':to': to = '' } = bounds;
  switch (input['KeyConditionExpression']) {
    case 'pk = :pk':
      return () => true;
    case 'pk = :pk AND begins_with(sk, :sk)':
      return (sk) => sk.startsWith(prefix);
    case 'pk = :pk AND sk BETWEEN :from AND :to':
      return (sk) => inOrder(from, sk) <= 0 && inOrder(sk, to) <= 0;
    default:
      throw unknownCall(input);
  }
};

/** DynamoDB sorts by the bytes of UTF-8; of ASCII that is the order of the language. */
export const inOrder = (a: string, b: string): number => {
  if (a === b) return 0;
  if (/^[\x00-\x7f]*$/.test(a) && /^[\x00-\x7f]*$/.test(b)) return a < b ? -1 : 1;
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
};

export const valuesOf = (input: Call['input']): Readonly<Record<string, unknown>> =>
  (input['ExpressionAttributeValues'] ?? {}) as Readonly<Record<string, unknown>>;

const nameOf = (input: Call['input'], name: string): string => {
  const names = (input['ExpressionAttributeNames'] ?? {}) as Readonly<Record<string, string>>;
  const named = names[name];
  if (named === undefined) throw unknownCall(input);
  return named;
};

/** @throws Refused as the store does, when part of it is missing */
export const keyOf = (from: unknown): Key => {
  const { pk, sk } = (from ?? {}) as Partial<Key>;
  if (typeof pk !== 'string' || typeof sk !== 'string' || pk === '' || sk === '') throw invalid('a key is missing');
  return { pk, sk };
};

export const invalid = (message: string): Refused => new Refused('ValidationException', message);

export const unknownCall = (input: unknown): Error =>
  new Error(`the simulated table does not know this call: ${JSON.stringify(input)}`);
