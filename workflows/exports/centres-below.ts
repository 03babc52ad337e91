import type { Deps } from '../ports.ts';

/** Levels a tree may have; a longer way down is a loop. */
const DEEPEST = 10;

/** A node and every centre below it, each before those below it and in the order of their ids: the same order each time. */
export const centresBelow = async function* (
  { store }: Pick<Deps, 'store'>,
  nodeId: string,
  depth = DEEPEST,
): AsyncGenerator<string> {
  yield nodeId;
  if (depth === 1) return;
  const below = await store.children(nodeId);
  for (const { id } of below) yield* centresBelow({ store }, id, depth - 1);
};
