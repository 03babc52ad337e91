import { tableChange } from '../adapters/dynamodb/stream-record.ts';
import { recomputeScore, touchesScore } from '../workflows/recompute-score.ts';
import type { LawyerPlace, StoredFollowUp } from '../workflows/ports.ts';
import { streamHandler } from './runtime/batch.ts';
import { calendar } from './runtime/calendar.ts';
import { clock } from './runtime/clock.ts';
import { store } from './runtime/store.ts';

/** Table stream -> the scores a changed follow-up or alert touches. A case that moved touches two. */
export const handler = streamHandler(() => {
  const recompute = recomputeScore({ store: store(), clock, calendar });
  return async (record) => {
    const change = tableChange(record);
    const at = (record.dynamodb?.ApproximateCreationDateTime ?? 0) * 1000;
    if (change?.item === 'alert-line') {
      for (const place of distinct([change.was, change.is])) await recompute(place, at);
    } else if (change?.item === 'follow-up' && touchesScore(change.was?.followUp, change.is?.followUp)) {
      const changedAt = (change.is ?? change.was)?.changedAt ?? at;
      for (const place of distinct([change.was, change.is].map(placeOf))) await recompute(place, changedAt);
    }
  };
});

const placeOf = (stored: StoredFollowUp | undefined): LawyerPlace | undefined =>
  stored && {
    lawyerId: stored.followUp.closing.lawyerId,
    centreId: stored.followUp.closing.centreId,
    year: stored.followUp.year,
  };

const distinct = (places: readonly (LawyerPlace | undefined)[]): LawyerPlace[] => [
  ...new Map(places.flatMap((place) => (place ? [[JSON.stringify(Object.values(place)), place]] : []))).values(),
];
