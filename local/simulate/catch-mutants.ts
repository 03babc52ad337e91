import { mutateProduct } from './module-hooks.ts';
import { MUTANTS } from './mutants.ts';
import type { Mutant } from './mutants.ts';
import { loadProductFunctions } from './product-functions.ts';
import { simulateSeed } from './simulate-seeds.ts';

export interface Hunt {
  /** How many seeds each mutant is given. */
  readonly seeds: number;
  readonly cases: number;
  /** Parts of the names of the mutants to be caught, with `;` between them. */
  readonly only?: string | undefined;
}

/** Writes a table of mutants, seeds and invariants. @returns 0 when each was caught, else 1 */
export const catchMutants = async ({ seeds, cases, only = '' }: Hunt): Promise<number> => {
  process.stdout.write('| mutant | seeds to catch | by |\n|---|---|---|\n');
  let escaped = 0;
  for (const mutant of MUTANTS.filter(({ name }) => only.split(';').some((part) => name.includes(part)))) {
    const caught = await hunt(mutant, seeds, cases);
    if (caught === undefined) escaped += 1;
    process.stdout.write(`| ${mutant.name} | ${caught?.seeds ?? 'escaped'} | ${caught?.invariant ?? ''} |\n`);
  }
  return escaped === 0 ? 0 : 1;
};

const hunt = async (mutant: Mutant, seeds: number, cases: number): Promise<{ seeds: number; invariant: string } | undefined> => {
  mutateProduct(mutant);
  const functions = await loadProductFunctions();
  for (let seed = 1; seed <= seeds; seed += 1) {
    const { violations } = await simulateSeed(functions, seed, { cases });
    const [first] = violations;
    if (first !== undefined) return { seeds: seed, invariant: first.invariant };
  }
  return undefined;
};
