import { expect, test } from '@jest/globals';
import { mutateProduct } from '../../local/simulate/module-hooks.ts';
import { MUTANTS } from '../../local/simulate/mutants.ts';

test.each(MUTANTS)('$name: its place is in the product, once', (mutant) => {
  expect(() => mutateProduct(mutant)).not.toThrow();
});

test('a mutant whose place has gone says so', () => {
  const edits = [{ file: 'workflows/point-to.ts', from: 'what nobody wrote', to: '' }];
  expect(() => mutateProduct({ name: 'gone', edits })).toThrow(
    'mutant "gone": its place in workflows/point-to.ts is there 0 times',
  );
});

test('each has a name of its own', () => expect(new Set(MUTANTS.map(({ name }) => name)).size).toBe(MUTANTS.length));
