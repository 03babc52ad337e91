import type { Moment } from './dates.ts';
import { useDates } from './use-dates.ts';

/** A deadline that is still to be met: how long it is off or has passed; the moment itself shows on hovering. */
export const Clock = ({ at }: { readonly at: Moment }) => {
  const { time, left } = useDates();
  const isPast = new Date(at).getTime() < Date.now();
  return (
    <time className={isPast ? 'hf-bad' : ''} dateTime={new Date(at).toISOString()} title={time(at)}>
      {left(at)}
    </time>
  );
};
