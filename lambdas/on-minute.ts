import type { ScheduledEvent } from 'aws-lambda';
import { dispatchDue } from '../workflows/dispatch-due.ts';
import type { Dispatched } from '../workflows/dispatch-due.ts';
import { entry } from './runtime/entry.ts';
import { log } from './runtime/log.ts';
import { queues } from './runtime/queues.ts';
import { setting } from './runtime/settings.ts';
import { store } from './runtime/store.ts';

/** Each minute -> what has become due goes to its queue, no more of it than the provider takes in a minute. */
export const handler = entry<ScheduledEvent, Dispatched>(() => {
  const dispatch = dispatchDue({ store: store(), queues: queues(), smsPerSecond: Number(setting('SMS_PER_SECOND')) });
  return async ({ time }) => {
    const queued = await dispatch(Date.parse(time));
    if (queued.cases + queued.alerts > 0) log.info('dispatched', { ...queued });
    return queued;
  };
});
