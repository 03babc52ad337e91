import { expect, test } from '@jest/globals';
import * as z from 'zod/mini';
import fc from 'fast-check';
import { EnteredAnswers } from '../../contracts/answers.ts';
import * as bodies from '../../contracts/console-api.ts';
import { inputErrors } from '../../contracts/input-errors.ts';
import { WRITTEN_RULES } from '../../contracts/written-text.ts';

const errorsOf = (schema: z.ZodMiniType, input: unknown) => inputErrors(schema.safeParse(input).error?.issues ?? [], input, {});

test.each([
  ['a type', z.strictObject({ a: z.date() }), { a: 1 }],
  ['a rule', z.strictObject({ a: z.string().check(z.refine((text) => text === 'x', { error: 'must be x' })) }), { a: 'y' }],
  ['a format', z.strictObject({ a: z.iso.date() }), { a: 'y' }],
])('a schema that asks for %s without words here is our mistake', (_, schema, input) => {
  expect(() => errorsOf(schema, input)).toThrow('no words for what a schema asks');
});

test('a field inside a field is named by its path', () => {
  expect(errorsOf(z.strictObject({ a: z.strictObject({ b: z.number() }) }), { a: { b: 'x', 'c.d': [] } })).toEqual([
    { column: 'a.b', value: 'x', message: { zh: '应为数字', en: 'must be a number' } },
    { column: 'a.c.d', value: '[]', message: { zh: '没有这个字段', en: 'there is no such field' } },
  ]);
});

test.each<[string, z.ZodMiniType, unknown, string, string]>([
  [
    'one of several forms',
    z.discriminatedUnion('a', [z.object({ a: z.literal('x') }), z.object({ a: z.literal('y') })]),
    { a: 1 },
    'a',
    'must be one of x, y',
  ],
  ['a yes or no', z.object({ a: z.boolean() }), { a: 'yes' }, 'a', 'must be true or false'],
  ['a list', z.object({ a: z.array(z.string()) }), { a: {} }, 'a', 'must be a list […]'],
  ['a short list', z.object({ a: z.array(z.string()).check(z.minLength(1)) }), { a: [] }, 'a', 'must have 1 or more entries'],
  [
    'a long list',
    z.object({ a: z.array(z.string()).check(z.maxLength(1)) }),
    { a: ['', ''] },
    'a',
    'must have at most 1 entries',
  ],
  ['an object of anything', z.object({ a: z.record(z.string(), z.unknown()) }), { a: [] }, 'a', 'must be an object {…}'],
])('%s', (_, schema, input, column, en) => {
  expect(errorsOf(schema, input)).toMatchObject([
    { column, message: { zh: expect.stringMatching(/^(应为|至少 1|最多 1)/) as unknown, en } },
  ]);
});

test.each(Object.entries({ ...bodies, EnteredAnswers }))(
  'whatever a body of the console is (%s), there are words for what is wrong',
  (_, schema: z.ZodMiniType) => {
    const fields = [
      'action',
      'outcome',
      'note',
      'reason',
      'centreId',
      'lawyerId',
      'year',
      'target',
      'kind',
      'score',
      'answers',
      'channel',
      'centres',
      'policy',
      '__proto__',
    ];
    const value = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom('contact', 'resolve', 'confirmed', 'phone', 'hearing', 'x\u0000', '\ud800', 'C01', 2025, 0.5, 1e308),
    );
    const body = fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom(...fields), value));
    fc.assert(
      fc.property(body, (input) => {
        const parsed = schema.safeParse(input);
        if (parsed.success) return;
        const errors = inputErrors(parsed.error.issues, input, WRITTEN_RULES);
        expect(errors.length).toBeGreaterThan(0);
        for (const { message } of errors) expect(message.zh).toMatch(/\p{Script=Han}/u);
      }),
    );
  },
);
