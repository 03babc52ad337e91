import { setTimeout } from 'node:timers/promises';

/** Longer than the longest way to an answer takes when the function is warm. */
const AFTER_MS = 200;

/**
 * Does work that finds something or nothing. Nothing is said no sooner than after a fixed time, so that how long it took
 * doesn't tell how far the work has come. Measured on the monotonic clock: no date goes by it.
 */
export const noSooner = async <T>(work: () => Promise<T | undefined>): Promise<T | undefined> => {
  const started = performance.now();
  const found = await work();
  if (found === undefined) await setTimeout(Math.max(0, AFTER_MS - (performance.now() - started)));
  return found;
};
