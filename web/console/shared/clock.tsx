import type { Moment } from './dates.ts';
import { useDates } from './use-dates.ts';

/** A deadline: how long it is off, the moment itself beside it. */
export const Clock = ({ at, isMet = false }: { readonly at: Moment; readonly isMet?: boolean }) => {
  const { time, until } = useDates();
  const isPast = new Date(at).getTime() < Date.now();
  const look = isMet ? 'hf-quiet' : isPast ? 'hf-bad' : '';
  return (
    <time className={look} dateTime={new Date(at).toISOString()} title={time(at)}>
      {isMet ? time(at) : until(at)}
    </time>
  );
};
