/* Stands in for node:timers in middy, which ends a function just before the cloud would: timers of virtual time. */

export const setTimeout = (run: () => void, ms: number): unknown => globalThis.setTimeout(run, ms);
export const clearTimeout = (timer: number | undefined): void => {
  globalThis.clearTimeout(timer);
};
