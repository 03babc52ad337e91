import middy from '@middy/core';
import type { Context } from 'aws-lambda';

/**
 * Turns an entry point into what AWS calls. Its dependencies are built on the first invocation, so importing a function's
 * file needs no environment and a missing setting fails where it can be seen.
 */
export const entry = <Event, Output>(build: () => (event: Event, context: Context) => Promise<Output>) => {
  let run: ((event: Event, context: Context) => Promise<Output>) | undefined;
  return middy<Event, Output>(async (event: Event, context: Context) => (run ??= build())(event, context));
};
