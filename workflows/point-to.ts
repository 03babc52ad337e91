import type { Instant } from '../domain/shared/instant.ts';
import { MINUTE_MS } from '../domain/shared/instant.ts';
import type { Deps, DuePointer } from './ports.ts';

/**
 * How far clocks may be apart, and how late a pointer may be written: so far behind its watermark dispatch reads again, and
 * so much sooner a pointer counts as used up.
 */
export const CLOCKS_APART_MS = 10 * MINUTE_MS;

/**
 * Writes a pointer, never into the past: dispatch would not come by there again. An event tells its own time, and that may be
 * days ago: it was held up on its way, or lay with the dead letters.
 *
 * @returns where the pointer stands
 */
export const pointTo = async ({ store, clock }: Pick<Deps, 'store' | 'clock'>, pointer: DuePointer): Promise<Instant> => {
  const at = Math.max(pointer.at, clock.now());
  await store.putDue({ ...pointer, at });
  return at;
};
