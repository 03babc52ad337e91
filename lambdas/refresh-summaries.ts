import type { ScheduledEvent } from 'aws-lambda';
import { refreshSummaries } from '../workflows/refresh-summaries.ts';
import type { Refreshed } from '../workflows/refresh-summaries.ts';
import { entry } from './runtime/entry.ts';
import { log } from './runtime/log.ts';
import { store } from './runtime/store.ts';

/** Each hour -> the roll-ups of what has changed, up the tree. */
export const handler = entry<ScheduledEvent, Refreshed>(() => {
  const refresh = refreshSummaries({ store: store() });
  return async ({ time }) => {
    const done = await refresh(Date.parse(time));
    if (done.refreshed > 0) log.info('summaries refreshed', { ...done });
    return done;
  };
});
