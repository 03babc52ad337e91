import type { ReplayEvent } from '../../contracts/replay-event.ts';
import type { Recorded, RecordedClosing, ReplayInputs } from './inputs.ts';
import type { Rejection } from './rejection.ts';
import { rejections } from './rejection.ts';

/** Something that enters the system at a moment. */
export type Entry =
  | ({ readonly at: number; readonly kind: 'closing' } & Recorded<RecordedClosing['cells']>)
  | ({ readonly at: number; readonly kind: 'event' } & Recorded<ReplayEvent>);

export interface Timeline {
  /** In the order in which they are played: by time, closings before events, then as in the file. */
  readonly entries: readonly Entry[];
  readonly afterUntil: number;
  /** Events that come again with the same content; they are played, and must change nothing. */
  readonly repeats: number;
  /** Events that come again with other content; they are not played. */
  readonly rejected: readonly Rejection[];
}

/** Puts closings and events in order, leaves out what lies after `until`, and tells repeats from conflicts. */
export const timelineOf = ({ closings, events }: Pick<ReplayInputs, 'closings' | 'events'>, until: number): Timeline => {
  const all: Entry[] = [
    ...closings.map(({ source, row, item }): Entry => ({
      at: item.closing.closedAt,
      kind: 'closing',
      source,
      row,
      item: item.cells,
    })),
    ...events.map((recorded): Entry => ({ at: recorded.item.at, kind: 'event', ...recorded })),
  ];
  // Sorting is stable: what stands at one moment stays closings first, then as in the file.
  const inTime = all.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at);
  const { entries, repeats, rejected } = sieve(inTime);
  return { entries, repeats, rejected, afterUntil: all.length - inTime.length };
};

const sieve = (all: readonly Entry[]): Pick<Timeline, 'entries' | 'repeats' | 'rejected'> => {
  const seen = new Map<string, string>();
  const rejected: Rejection[] = [];
  let repeats = 0;
  const entries = all.filter((entry) => {
    const identity = identityOf(entry);
    if (identity === undefined) return true;
    const known = seen.get(identity.id);
    if (known === undefined) seen.set(identity.id, identity.content);
    else if (known === identity.content) repeats += 1;
    else {
      const message = { zh: '同一 id 已出现过,内容不同', en: 'this id came before with other content' };
      rejected.push(...rejections(entry.source, entry.row, [{ column: 'id', value: identity.value, message }]));
      return false;
    }
    return true;
  });
  return { entries, repeats, rejected };
};

/** What tells events with an id of their own apart; their time does not, because carriers redeliver later. */
const identityOf = (entry: Entry): { id: string; value: string; content: string } | undefined => {
  if (entry.kind !== 'event' || (entry.item.type !== 'reply' && entry.item.type !== 'evidence')) return undefined;
  const { at: _, ...content } = entry.item;
  return {
    id: `${content.type}:${content.id}`,
    value: content.id,
    content: JSON.stringify(Object.entries(content).toSorted(([a], [b]) => (a < b ? -1 : 1))),
  };
};
