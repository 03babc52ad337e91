import type { Effect, Invocation } from './effects.ts';
import type { Random } from './random.ts';

/** What becomes of an effect. A crash ends the function before or after the effect was had. */
export type Fate = 'done' | 'throttled' | 'crash-before' | 'crash-after';

/** What a carrier makes of a text it is handed. `lost` and `late`: taken (or not), and the answer never comes. */
export type CarrierFate =
  | 'taken'
  | 'taken-unanswered'
  | 'lost-unanswered'
  | 'taken-server-error'
  | 'too-fast'
  | 'out-of-money'
  | 'unreachable'
  | 'not-connected';

/** Everything that can go wrong outside, one question each. */
export interface Faults {
  fate(effect: Effect, by: Invocation): Fate;
  /** How long an effect takes, in milliseconds. */
  latency(): number;
  carrier(): CarrierFate;
  /** After how long further copies of a message come, each in milliseconds. */
  copies(): readonly number[];
  /** After how long the same changes are read once more, beside what goes on. */
  echoes(): readonly number[];
  /** How long a message is on its way. */
  delay(): number;
  /** How far a clock outside is ahead. */
  outsideSkew(): number;
  /** How far the clock of the machine is ahead that a function runs on. */
  machineSkew(): number;
  /** How many messages or records one invocation gets at most. */
  batch(limit: number): number;
  /** How long a message stays hidden after a failure. */
  backoff(visibilityMs: number): number;
  /** How many records back a stream is read again, after a batch was worked off. */
  rewind(): number;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Nothing goes wrong; everything takes a moment. */
export const calm: Faults = {
  fate: () => 'done',
  latency: () => 5,
  carrier: () => 'taken',
  copies: () => [],
  echoes: () => [],
  delay: () => 50,
  outsideSkew: () => 0,
  machineSkew: () => 0,
  batch: (limit) => limit,
  backoff: (visibilityMs) => visibilityMs,
  rewind: () => 0,
};

/** How often what goes wrong, as the promise says (docs/architecture.md). */
export const RATES = {
  duplicate: 0.12,
  throttle: 0.04,
  crashBefore: 0.04,
  crashAfter: 0.04,
  carrierTrouble: 0.2,
  skewed: 0.15,
  rewind: 0.01,
} as const;

/** Clocks outside may be ten minutes off. */
const OUTSIDE_SKEW_MS = 10 * MINUTE;
/** A machine's clock less: what a function takes comes on top, and dispatch reads ten minutes again. */
const MACHINE_SKEW_MS = 8 * MINUTE;

/**
 * Storms, as the dice fall, until it is over; then everything calms down, so that what hangs can be told from what is late.
 *
 * @param strength share of the rates by which functions break off. At the full rates few conversations get far; at a part of
 *                 them each step of a long one sees its faults
 */
export const storm = (random: Random, strength: number, isOver: () => boolean): Faults => {
  const throttle = RATES.throttle * strength;
  const crashBefore = throttle + RATES.crashBefore * strength;
  const crashAfter = crashBefore + RATES.crashAfter * strength;
  const either = <T>(bad: () => T, good: () => T): T => (isOver() ? good() : bad());
  return {
    fate: () =>
      either(
        () => {
          const x = random.next();
          if (x < throttle) return 'throttled';
          if (x < crashBefore) return 'crash-before';
          return x < crashAfter ? 'crash-after' : 'done';
        },
        () => 'done',
      ),
    latency: () => {
      const x = random.next();
      if (x < 0.9 || isOver()) return 1 + x * 20;
      return x < 0.98 ? random.between(20, 800) : random.between(SECOND, 15 * SECOND);
    },
    carrier: () =>
      either(
        () =>
          random.hits(RATES.carrierTrouble)
            ? random.weighted({
                'taken-unanswered': 4,
                'lost-unanswered': 2,
                'taken-server-error': 3,
                'too-fast': 5,
                'out-of-money': 2,
                unreachable: 2,
                'not-connected': 2,
              })
            : 'taken',
        () => 'taken',
      ),
    copies: () =>
      random.hits(RATES.duplicate) && !isOver()
        ? [random.pick([10, SECOND, MINUTE, 20 * MINUTE, 5 * HOUR, 3 * DAY, 22 * DAY]) * random.between(0.5, 1)]
        : [],
    echoes: () => (random.hits(RATES.duplicate) && !isOver() ? [random.pick([0.1, 4, 20]) * random.between(0, SECOND)] : []),
    delay: () => {
      const x = random.next();
      if (x < 0.85 || isOver()) return 20 + x * 2000;
      return x < 0.97 ? random.between(2 * SECOND, 10 * MINUTE) : random.between(10 * MINUTE, 40 * HOUR);
    },
    outsideSkew: () => (random.hits(RATES.skewed) ? random.between(-OUTSIDE_SKEW_MS, OUTSIDE_SKEW_MS) : 0),
    machineSkew: () => (random.hits(RATES.skewed) && !isOver() ? random.between(-MACHINE_SKEW_MS, MACHINE_SKEW_MS) : 0),
    batch: (limit) => Math.min(limit, random.hits(0.7) ? 1 : random.whole(2, 10)),
    backoff: (visibilityMs) => (random.hits(0.5) ? visibilityMs : random.between(SECOND, visibilityMs)),
    rewind: () => (random.hits(RATES.rewind) && !isOver() ? random.whole(1, 30) : 0),
  };
};
