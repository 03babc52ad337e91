import middy from '@middy/core';

/**
 * Turns an entry point into what AWS calls. Its dependencies are built on the first invocation, so importing a function's
 * file needs no environment and a missing setting fails where it can be seen.
 */
export const entry = <Event, Output>(build: () => (event: Event) => Promise<Output>) => {
  let run: ((event: Event) => Promise<Output>) | undefined;
  return middy<Event, Output>(async (event: Event) => (run ??= build())(event));
};
