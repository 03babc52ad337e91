import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addUp } from '../../../domain/score/sums.ts';

type Tree = { readonly a?: number; readonly b?: { readonly x?: number; readonly y?: number } };

describe('sums', () => {
  test('add numbers branch by branch; what is absent counts as nothing', () => {
    expect(addUp<Tree>([{ a: 1, b: { x: 2 } }, { b: { x: 3, y: 4 } }, {}], {})).toEqual({ a: 1, b: { x: 5, y: 4 } });
  });

  test('of nothing are nothing', () => expect(addUp([], { a: 0 })).toEqual({ a: 0 }));

  test('leave their parts as they were', () => {
    const part = { b: { x: 1 } };
    addUp<Tree>([part, part], {});
    expect(part).toEqual({ b: { x: 1 } });
  });

  const count = fc.nat(1000);
  const trees = fc.array(
    fc.record({ a: count, b: fc.record({ x: count, y: count }, { requiredKeys: [] }) }, { requiredKeys: [] }),
    { maxLength: 8 },
  );

  test('don’t depend on order or grouping', () => {
    fc.assert(
      fc.property(trees, fc.nat(8), (parts, at) => {
        const whole = addUp<Tree>(parts, {});
        expect(addUp<Tree>(parts.toReversed(), {})).toEqual(whole);
        expect(addUp<Tree>([addUp<Tree>(parts.slice(0, at), {}), addUp<Tree>(parts.slice(at), {})], {})).toEqual(whole);
      }),
    );
  });
});
