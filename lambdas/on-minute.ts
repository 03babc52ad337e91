import type { ScheduledEvent } from 'aws-lambda';
import { isoSeconds } from '../domain/shared/instant.ts';
import { dispatchDue } from '../workflows/dispatch-due.ts';
import type { Dispatched } from '../workflows/dispatch-due.ts';
import { counted } from './runtime/counted.ts';
import { entry } from './runtime/entry.ts';
import { log } from './runtime/log.ts';
import { queues } from './runtime/queues.ts';
import { setting } from './runtime/settings.ts';
import { store } from './runtime/store.ts';

/** Each minute -> what has become due goes to its queue, no more of it than the provider takes in a minute. */
export const handler = entry<ScheduledEvent, Dispatched>(() => {
  const deps = { store: store(), queues: queues() };
  const dispatch = dispatchDue({ ...deps, smsPerSecond: Number(setting('SMS_PER_SECOND')) });
  return async ({ time }) => {
    const minute = Date.parse(time);
    const queued = await dispatch(minute);
    const pause = await deps.store.sendingPause();
    if (pause?.isOn === true) log.warn('sending paused', { since: isoSeconds(pause.at), ...counted('SendingPaused', minute) });
    if (queued.cases + queued.alerts > 0) log.info('dispatched', { ...queued });
    return queued;
  };
});
