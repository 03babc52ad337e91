/** Stands in for node:timers/promises: waits in virtual time. */
export const setTimeout = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    globalThis.setTimeout(resolve, ms);
  });
