import type { Policy, TimeLimit } from './policy.ts';
import { POLICY_PRESETS } from './policy.ts';
import { checkPolicy } from './policy-checks.ts';
import type { InputError, Result } from './result.ts';

/** Any part of a policy; what is left out is taken from the preset. Lists and time limits are given whole. */
type PartOf<T> = T extends readonly unknown[] | TimeLimit ? T : T extends object ? { readonly [K in keyof T]?: PartOf<T[K]> } : T;

/** What a centre writes down: the numbers it wants otherwise than the preset it names (`standard-1` if it names none). */
export type PolicyDocument = PartOf<Policy>;

/**
 * Lays a document over its preset and checks that the numbers agree with each other.
 *
 * @param document of the right types and ranges, as the contract for policies makes sure
 * @returns the whole policy, or everything that is wrong with it
 */
export const layPolicy = (document: PolicyDocument): Result<Policy, readonly InputError[]> => {
  const policy = lay(POLICY_PRESETS[document.preset ?? 'standard-1'], document);
  const errors = checkPolicy(policy);
  return errors.length === 0 ? { ok: true, value: policy } : { ok: false, error: errors };
};

const lay = <T extends object>(base: T, over: object): T => {
  const below = new Map<string, unknown>(Object.entries(base));
  const given = Object.entries(over).filter(([, value]) => value !== undefined) as [string, unknown][];
  const laid = given.map(([key, value]): [string, unknown] => {
    const under = below.get(key);
    return [key, isOpen(value) && isOpen(under) ? lay(under, value) : value];
  });
  return { ...base, ...Object.fromEntries(laid) };
};

/** Whether a value is laid over field by field. A time limit is not: 24 hours and 1 working day don't mix. */
const isOpen = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !('hours' in value) && !('workingDays' in value);
