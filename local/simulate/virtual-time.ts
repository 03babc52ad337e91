import { invocations } from './effects.ts';
import type { Random } from './random.ts';
import type { Schedule } from './schedule.ts';

/* Clocks, timers and dice of everything that runs in this process, as the simulation wants them. */

/** Seeds begin at one date, while a monotonic clock never goes back. */
const BETWEEN_RUNS_MS = 1e12;

let schedule: Schedule | undefined;
let random: Random | undefined;
let runs = 0;
let timers = 0;
const cleared = new Set<number>();

/** Installs clocks and timers once; `runs` on another schedule begin by calling it again. */
export const installVirtualTime = (on: Schedule, dice: Random): void => {
  [schedule, random] = [on, dice];
  runs += 1;
  cleared.clear();
  if (runs > 1) return;
  Date.now = () => Math.floor((schedule as Schedule).now + (invocations.getStore()?.skew ?? 0));
  performance.now = () => (schedule as Schedule).now + runs * BETWEEN_RUNS_MS;
  Math.random = () => (random as Random).next();
  const setVirtualTimeout = (run: () => void, ms = 0): number => {
    timers += 1;
    const timer = timers;
    const by = invocations.getStore();
    (schedule as Schedule).at((schedule as Schedule).now + ms, () => {
      if (!cleared.delete(timer) && by?.isOver !== true) run();
    });
    return timer;
  };
  Object.assign(globalThis, {
    setTimeout: setVirtualTimeout,
    clearTimeout: (timer: number | undefined) => {
      if (timer !== undefined) cleared.add(timer);
    },
  });
};
