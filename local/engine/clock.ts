/** Virtual time stands still until it is set; real time runs, from `base` where one is given and `speed` times as fast. */
export type ClockOptions =
  { readonly kind: 'virtual'; readonly at: number } | { readonly kind: 'real'; readonly speed?: number; readonly base?: number };

/** Enough to tell the engine's time elsewhere: it is `base + (machine's now − since) · speed`. All times in milliseconds. */
export interface ClockReading {
  readonly base: number;
  readonly since: number;
  readonly speed: number;
}

/** The time that the functions and every event of the engine show. */
export interface Clock {
  readonly isVirtual: boolean;
  readonly now: () => number;
  readonly reading: () => ClockReading;
  /** @throws on a real clock, which nobody sets */
  readonly set: (at: number) => void;
  /** Lets a running clock go on from another moment, or at another speed. @throws on a virtual clock */
  readonly adjust: (change: { readonly base?: number; readonly speed?: number }) => void;
}

export const createClock = (options: ClockOptions): Clock => {
  const isVirtual = options.kind === 'virtual';
  const since = Date.now();
  let reading: ClockReading = isVirtual
    ? { base: options.at, since, speed: 0 }
    : { base: options.base ?? since, since, speed: options.speed ?? 1 };
  return {
    isVirtual,
    now: () => timeOf(reading, Date.now()),
    reading: () => reading,
    set: (at) => {
      if (!isVirtual) throw new Error('Only a virtual clock can be set.');
      reading = { base: at, since, speed: 0 };
    },
    adjust: ({ base, speed }) => {
      if (isVirtual) throw new Error('A virtual clock is set, not adjusted.');
      const machineNow = Date.now();
      reading = { base: base ?? timeOf(reading, machineNow), since: machineNow, speed: speed ?? reading.speed };
    },
  };
};

export const timeOf = ({ base, since, speed }: ClockReading, machineNow: number): number =>
  Math.floor(base + (machineNow - since) * speed);
