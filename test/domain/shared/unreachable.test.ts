import { expect, test } from '@jest/globals';
import { unreachable } from '../../../domain/shared/unreachable.ts';

test.each([
  [{ type: 'WordsAdded', text: '律师收了我钱' }, 'WordsAdded'],
  [{ kind: 'rumour', text: '律师收了我钱' }, 'rumour'],
  [{ text: '律师收了我钱' }, 'object'],
  ['律师收了我钱', 'string'],
  [undefined, 'undefined'],
  [null, 'object'],
])('of %j the error says no more than %s', (value, named) => {
  expect(() => unreachable(value as never)).toThrow(new Error(`Unhandled variant: ${named}`));
});
