import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type * as z from 'zod/mini';
import { alibabaPush } from '../../contracts/alibaba-sms.ts';
import { checked, ContractError, parsedJson } from '../../contracts/checked.ts';
import { deliveryNotice, receivedSms } from '../../contracts/inbound-sms.ts';
import { inputErrors } from '../../contracts/input-errors.ts';
import { checkedPolicy, parsePolicy } from '../../contracts/policy.ts';
import { publishedAlert } from '../../contracts/published-alert.ts';
import { parseReplayEvent } from '../../contracts/replay-event.ts';
import { smsTemplates } from '../../contracts/sms-templates.ts';
import { parseSurveyForm } from '../../contracts/survey-form.ts';
import { tencentPush } from '../../contracts/tencent-sms.ts';
import { WRITTEN_RULES } from '../../contracts/written-text.ts';
import { QUESTION_CODES } from '../../domain/shared/codes.ts';
import type { CodedQuestion } from '../../domain/shared/codes.ts';

/*
 * Whatever comes: each contract takes it or refuses it in our own words, which name fields and never what stood there. What is
 * thrown at a contract is made from its own shape, with something unexpected in every place, so that it gets past the first check.
 */

const RUNS = { numRuns: 60 } as const;
const SECRET = '秘13800000001密';

/** Words of the kind that break what was not made for them. */
const NAUGHTY = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\udfff\ud800',
  '\ufeff',
  '\u202e反\u202c',
  'ﷺ'.repeat(50),
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢',
  '👩‍👩‍👧‍👦',
  '=1+1',
  '@SUM(A1)',
  '\t=cmd|x',
  '__proto__',
  'constructor',
  'toString',
  "'; DROP TABLE x; --",
  '<script>alert(1)</script>',
  '../../etc/passwd',
  '%00%ff',
  '1e999',
  '-0',
  'NaN',
  'null',
  '２０２５年',
  '2025-02-30',
  '9'.repeat(400),
  'x'.repeat(10_000),
  SECRET,
];
const naughty = fc.oneof(fc.constantFrom<unknown>(...NAUGHTY), fc.string({ unit: 'binary' }));
const anything = fc.oneof(
  naughty,
  fc.constantFrom<unknown>(null, undefined, true, 0, -0, 1, 1.5, -1, 2 ** 53, 1e308, [], {}, [[]], Number.NaN, Infinity),
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<unknown>,
);

type Schema = z.ZodMiniType;
interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly element?: Schema;
  readonly innerType?: Schema;
  readonly in?: Schema;
  readonly options?: readonly Schema[];
  readonly values?: readonly unknown[];
}

/** Values that are nearly in a schema's shape. */
const near = (schema: Schema, depth = 0): fc.Arbitrary<unknown> => {
  const { type, shape, element, innerType, in: from, options, values } = schema._zod.def as unknown as Definition;
  if (depth > 6) return anything;
  const inner = (one: Schema): fc.Arbitrary<unknown> => near(one, depth + 1);
  const mostly = (good: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
    fc.oneof({ weight: 4, arbitrary: good }, { weight: 1, arbitrary: anything });
  if (shape !== undefined) {
    const fields = Object.fromEntries(Object.entries(shape).map(([name, field]) => [name, inner(field)]));
    return mostly(fc.record({ ...fields, unexpected: anything }, { requiredKeys: [] }));
  }
  if (element !== undefined) return mostly(fc.array(inner(element), { maxLength: 3 }));
  if (innerType !== undefined) return inner(innerType);
  if (from !== undefined) return inner(from);
  if (options !== undefined && options.length > 0) return mostly(fc.oneof(...options.map(inner)));
  if (values !== undefined && values.length > 0) return mostly(fc.constantFrom(...values));
  if (type === 'string') return mostly(naughty);
  if (type === 'number' || type === 'int') return mostly(fc.oneof(fc.integer(), fc.double()));
  return anything;
};

const CONTRACTS = join(import.meta.dirname, '../../contracts');
const FILES = readdirSync(CONTRACTS, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && '_zod' in value && 'safeParse' in value;

describe('every schema', () => {
  const schemas: (readonly [string, Schema])[] = [];
  beforeAll(async () => {
    for (const file of FILES) {
      const exported = (await import(join(CONTRACTS, file))) as Readonly<Record<string, unknown>>;
      for (const [name, value] of Object.entries(exported)) if (isSchema(value)) schemas.push([`${file} ${name}`, value]);
    }
  });

  test('takes what is thrown at it, or names fields and not what stood there', () => {
    expect(schemas.length).toBeGreaterThan(20);
    for (const [name, schema] of schemas) {
      fc.assert(
        fc.property(near(schema), (value) => {
          const parsed = schema.safeParse(value);
          if (parsed.success) return;
          expect(() => checked(name, schema, value)).toThrow(ContractError);
          // What people send is answered in words; the rest is for our own functions, whose log names fields.
          if (!/^(console-api|answers)\.ts /.test(name)) return;
          const errors = inputErrors(parsed.error.issues, value, WRITTEN_RULES);
          for (const { column, message } of errors) {
            expect([name, typeof column, message.zh !== '' && message.en !== '']).toEqual([name, 'string', true]);
          }
        }),
        RUNS,
      );
    }
  });
});

/** It works, or throws in our own words, which don't hold what came in. */
const worksOrRefuses = (parse: (value: never) => unknown, values: fc.Arbitrary<unknown>, ours: RegExp): void => {
  fc.assert(
    fc.property(values, (value) => {
      try {
        parse(value as never);
      } catch (error) {
        expect((error as Error).message).toMatch(ours);
        expect((error as Error).message).not.toContain(SECRET);
      }
    }),
    { numRuns: 300 },
  );
};

const text = fc.oneof(naughty, fc.json()) as fc.Arbitrary<string>;
const like = (sample: object): fc.Arbitrary<unknown> =>
  fc.record(
    Object.fromEntries(Object.entries(sample).map(([name, good]) => [name, fc.oneof(fc.constant<unknown>(good), anything)])),
    {
      requiredKeys: [],
    },
  );
const notification = like({
  TopicArn: 'arn:ours',
  Timestamp: '2025-03-06T02:00:00Z',
  Message: JSON.stringify({ originationNumber: SECRET, messageBody: SECRET, inboundMessageId: 'm-1' }),
});
const arrival = { topicArn: 'arn:ours', arrivedAt: 0 };
const NOT_AS_AGREED = /: not as agreed at /;
const NOT_OURS = /: not as agreed at |^a message from a topic that is not ours$/;

test.each<[string, (value: never) => unknown, fc.Arbitrary<unknown>]>([
  [
    'an inbound text',
    (value) => receivedSms(value, arrival),
    fc.oneof(notification, like({ id: 'a', from: SECRET, body: SECRET, sentAt: 1 }), anything),
  ],
  [
    'a delivery report',
    (value) => deliveryNotice(value, arrival),
    fc.oneof(notification, like({ at: 1, to: SECRET, providerId: 'p', status: 'sent' }), anything),
  ],
  [
    'a push of Alibaba',
    (value) => alibabaPush(value),
    fc.oneof(
      anything,
      fc.array(like({ phone_number: SECRET, content: SECRET, send_time: '2025-03-06 10:00:00', success: true, biz_id: 'b' })),
    ),
  ],
  [
    'a push of Tencent',
    (value) => tencentPush(value, 0),
    fc.oneof(anything, fc.array(like({ mobile: SECRET, text: SECRET, time: 1, sid: 's', report_status: 'SUCCESS' }))),
  ],
  ['a published alert', publishedAlert, anything],
  ['templates', smsTemplates, text],
  ['JSON', (value) => parsedJson('x', value), text],
  ['a policy of ours', checkedPolicy, anything],
])('%s works or is refused in our words', (name, parse, values) => {
  worksOrRefuses(parse, values, name.startsWith('an inbound') || name.startsWith('a delivery') ? NOT_OURS : NOT_AS_AGREED);
});

test('a policy, an event to replay and a form are never thrown at anybody', () => {
  fc.assert(
    fc.property(
      anything,
      text,
      fc.oneof(naughty, fc.constant('application/x-www-form-urlencoded')),
      (value, line, contentType) => {
        expect(typeof parsePolicy(value).ok).toBe('boolean');
        expect(typeof parseReplayEvent(line).ok).toBe('boolean');
        const form = { contentType: String(contentType), body: line };
        expect(
          typeof parseSurveyForm(form, { questions: Object.keys(QUESTION_CODES) as CodedQuestion[], hasComment: true }).ok,
        ).toBe('boolean');
      },
    ),
    { numRuns: 500 },
  );
});
