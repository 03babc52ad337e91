import type { FollowUp } from '../conversation/follow-up.ts';
import { localDate } from '../shared/zone.ts';
import type { Tally, TallyInput } from './tally.ts';
import { tallyOf } from './tally.ts';

/** Months as they are written: `01` to `12`. */
export const MONTHS = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'] as const;
export type Month = (typeof MONTHS)[number];

/** A year's closings by month; months without any are absent. */
export type ByMonth = Readonly<Partial<Record<Month, Tally>>>;

/** Month of a closing in the centre's zone. */
export const closingMonth = ({ closing, zone }: FollowUp): Month => localDate(closing.closedAt, zone).slice(5, 7) as Month;

/** @param input closings of one year */
export const tallyByMonth = ({ followUps, alerts, policy }: TallyInput): ByMonth => {
  const closedIn = new Map<Month, FollowUp[]>();
  for (const f of followUps.filter(({ state }) => state !== 'cancelled')) {
    const month = closingMonth(f);
    closedIn.set(month, [...(closedIn.get(month) ?? []), f]);
  }
  return Object.fromEntries(
    MONTHS.flatMap((month) => {
      const closed = closedIn.get(month);
      return closed === undefined ? [] : [[month, tallyOf({ followUps: closed, alerts, policy })]];
    }),
  );
};
