/** Counts by code; a code that has none is absent. */
export type Counts<Code extends string> = Readonly<Partial<Record<Code, number>>>;

/**
 * Adds up trees of whole numbers branch by branch; what is absent in one counts as nothing. In any order and grouping it comes
 * to the same, so that a province is the sum of its cities and of its stations alike.
 *
 * @param parts   alike in shape
 * @param nothing what no parts come to
 */
export const addUp = <T extends object>(parts: readonly T[], nothing: T): T =>
  parts.reduce((sum, part) => add(sum as Tree, part as Tree) as T, nothing);

interface Tree {
  [name: string]: number | Tree;
}

const add = (a: Tree, b: Tree): Tree => {
  const sum = { ...a };
  for (const [name, value] of Object.entries(b)) {
    const other = sum[name];
    if (other === undefined) sum[name] = value;
    else sum[name] = typeof value === 'number' ? (other as number) + value : add(other as Tree, value);
  }
  return sum;
};
