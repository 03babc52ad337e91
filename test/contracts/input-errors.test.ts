import { expect, test } from '@jest/globals';
import * as z from 'zod/mini';
import { inputErrors } from '../../contracts/input-errors.ts';

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
