import type { ScheduledEvent } from 'aws-lambda';
import { dispatchDue } from '../workflows/dispatch-due.ts';
import { entry } from './runtime/entry.ts';
import { log } from './runtime/log.ts';
import { queues } from './runtime/queues.ts';
import { store } from './runtime/store.ts';

/** Each minute -> what has become due goes to its queue. */
export const handler = entry<ScheduledEvent, Awaited<ReturnType<ReturnType<typeof dispatchDue>>>>(() => {
  const dispatch = dispatchDue({ store: store(), queues: queues() });
  return async ({ time }) => {
    const queued = await dispatch(Date.parse(time));
    if (queued.cases + queued.alerts > 0) log.info('dispatched', queued);
    return queued;
  };
});
