import type { Clock } from './clock.ts';
import type { Schedule } from './sources/schedules.ts';
import type { Source } from './sources/source.ts';

/** Moves the work of the sources along. */
export interface Pump {
  /** Lets every source work until none has anything to do, in the same order every time. */
  readonly settle: (sources: readonly Source[]) => Promise<void>;
  /** Lets every source work in the background, and schedules fire by the clock, until `stop`. */
  readonly run: () => void;
  /** Told that something may have come in. */
  readonly wake: () => void;
  readonly stop: () => Promise<void>;
}

export interface PumpOptions {
  readonly sources: readonly Source[];
  readonly schedules: readonly Schedule[];
  readonly clock: Clock;
  readonly onTrouble: (line: string) => void;
}

/** A source that nobody woke looks by itself, for what becomes due by time alone. */
const IDLE_MS = 100;
/** After a fault of the engine, for example a store that is gone. */
const AFTER_TROUBLE_MS = 1000;
/** A schedule fires at most once in this time, however fast the clock runs. */
const SCHEDULE_TICK_MS = 250;
const MINUTE_MS = 60_000;

export const createPump = ({ sources, schedules, clock, onTrouble }: PumpOptions): Pump => {
  /** What ends a sleep early, and whether mere news may do so. */
  const sleepers = new Map<() => void, boolean>();
  const loops: Promise<void>[] = [];
  let markStopped = (): void => undefined;
  const stopped = new Promise<void>((resolve) => {
    markStopped = resolve;
  });
  let isRunning = false;

  const sleep = (ms: number, forNews: boolean): Promise<void> =>
    new Promise((resolve) => {
      const finish = (): void => {
        clearTimeout(timer);
        sleepers.delete(finish);
        resolve();
      };
      const timer = setTimeout(finish, ms);
      sleepers.set(finish, forNews);
    });

  const forever = async (turn: () => Promise<void>): Promise<void> => {
    while (isRunning) {
      try {
        await turn();
      } catch (error) {
        onTrouble(String(error));
        await sleep(AFTER_TROUBLE_MS, false);
      }
    }
  };

  const work = (source: Source): Promise<void> =>
    forever(async () => {
      if (!(await source.step('run'))) await sleep(IDLE_MS, true);
    });

  /** Fires when a minute of the schedule has come since it last fired; minutes missed in between are not made up for. */
  const keepTime = (schedule: Schedule): Promise<void> => {
    let looked = minuteOf(clock.now());
    return forever(async () => {
      const current = minuteOf(clock.now());
      const isFiring = isDue(schedule, looked, current);
      looked = current;
      if (isFiring) await Promise.race([schedule.fire(current), stopped]);
      if (isRunning) await sleep(SCHEDULE_TICK_MS, false);
    });
  };

  return {
    settle: async (chosen) => {
      if (isRunning) throw new Error('An engine that runs by itself cannot be settled as well.');
      let hasMoved = true;
      while (hasMoved) {
        hasMoved = false;
        for (const source of chosen) {
          while (await source.step('settle')) hasMoved = true;
        }
      }
    },
    run: () => {
      if (isRunning) return;
      isRunning = true;
      loops.push(...sources.map(work), ...schedules.map(keepTime));
    },
    wake: () => {
      for (const [finish, forNews] of [...sleepers]) if (forNews) finish();
    },
    stop: async () => {
      isRunning = false;
      markStopped();
      for (const finish of [...sleepers.keys()]) finish();
      await Promise.all(loops);
    },
  };
};

const minuteOf = (at: number): number => Math.floor(at / MINUTE_MS) * MINUTE_MS;

const isDue = ({ firesAt }: Schedule, after: number, until: number): boolean => {
  for (let minute = after + MINUTE_MS; minute <= until; minute += MINUTE_MS) if (firesAt(minute)) return true;
  return false;
};
