import { describe, expect, test } from '@jest/globals';
import { inputError } from '../../../domain/shared/input-error.ts';

describe('the value an error shows', () => {
  const nested = (depth: number): unknown => {
    let value: unknown = 1;
    for (let i = 0; i < depth; i += 1) value = [value];
    return value;
  };

  test.each([
    ['text as it came', '张三', '张三'],
    ['nothing for what is missing', undefined, ''],
    ['a number', 1.5, '1.5'],
    ['null', null, 'null'],
    ['an object one level deep', { hours: 1, of: { a: 1 }, none: null }, '{"hours":1,"of":"…","none":null}'],
    ['an array one level deep', [1, [2], null], '[1,"…",null]'],
    ['however deep it is', nested(200_000), '["…"]'],
    ['at most 200 characters', 'x'.repeat(201), 'x'.repeat(200)],
    ['half of a character at the cut is replaced', `${'x'.repeat(199)}😀`, `${'x'.repeat(199)}\ufffd`],
  ])('%s', (_, value, shown) => {
    expect(inputError('kind', value, '错', 'wrong')).toEqual({
      column: 'kind',
      value: shown,
      message: { zh: '错', en: 'wrong' },
    });
  });
});
