import { expect, test } from '@jest/globals';
import { mayPrecede } from '../../../domain/reply/around-code.ts';

test('what is rated may grow together with its code, but not a whole story', () => {
  expect(mayPrecede('服务态度', '', '', true)).toBe(true);
  expect(mayPrecede('服务态度'.repeat(11), '', '', true)).toBe(false);
});
