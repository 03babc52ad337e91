import type { Clock } from '../../workflows/ports.ts';

const FIRST_PAUSE_MS = 5;
const LONGEST_PAUSE_MS = 500;

/** The only place that reads the wall clock, and the only one that rolls dice: full jitter between tries. */
export const clock: Clock = {
  now: () => Date.now(),
  pause: (attempt) =>
    new Promise((resolve) => {
      setTimeout(resolve, Math.random() * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt));
    }),
};
