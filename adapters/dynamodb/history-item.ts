import { createHash } from 'node:crypto';
import type { AuditEntry, HistoryEntry, HistoryPlace, Written } from '../../workflows/ports.ts';
import type { Item } from './follow-up-item.ts';
import { keys } from './keys.ts';
import type { Write } from './table.ts';

/**
 * The lines of what somebody did: in the history of the centre it was done in, and for a case beside the case as well. Their keys come
 * from their content, so that the same change written twice is one line.
 */
export const historyItems = (entry: HistoryEntry, { centreId, lawyerId }: HistoryPlace): readonly Item[] => {
  const { at, by, what, why } = entry;
  const line = { by, w: what, y: why };
  const about = {
    ...('caseNo' in entry ? { no: entry.caseNo } : {}),
    ...('lawyerId' in entry ? { l: entry.lawyerId } : lawyerId === undefined ? {} : { l: lawyerId }),
    ...('year' in entry && entry.year !== undefined ? { yr: entry.year } : {}),
  };
  const ofCentre = { ...keys.history(keys.centre(centreId).pk, at, nameOf([by, what, why, about])), ...line, ...about };
  if (!('caseNo' in entry)) return [ofCentre];
  return [{ ...keys.history(keys.casePointer(entry.caseNo).pk, at, nameOf([by, what, why])), ...line }, ofCentre];
};

/** The same as part of a transaction. */
export const historyWrites = (entries: readonly HistoryEntry[], place: HistoryPlace): readonly Write[] =>
  entries.flatMap((entry) => historyItems(entry, place).map((put) => ({ put })));

const nameOf = (content: unknown): string => createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 8);

/** What stands in an item, with who wrote it and when, where it tells. */
export const writtenFrom = <T>(item: Item, is: T): Written<T> => {
  const [by, at] = [item['by'], item['w']] as [string?, number?];
  return { is, ...(by === undefined ? {} : { by }), ...(at === undefined ? {} : { at }) };
};

/** A line of a case's history, read back. */
export const fromHistoryItem = (caseNo: string, item: Item): HistoryEntry => ({ caseNo, ...lineOf(item) });

/** A line of a centre's history, read back. */
export const fromAuditItem = (item: Item): AuditEntry => {
  const [caseNo, lawyerId, year] = [item['no'], item['l'], item['yr']] as [string?, string?, number?];
  return {
    ...lineOf(item),
    name: (item['sk'] as string).split('#')[2] ?? '',
    ...(caseNo === undefined ? {} : { caseNo }),
    ...(lawyerId === undefined ? {} : { lawyerId }),
    ...(year === undefined ? {} : { year }),
  };
};

const lineOf = (item: Item) => ({
  at: Date.parse((item['sk'] as string).split('#')[1] ?? ''),
  by: item['by'] as string,
  what: item['w'] as string,
  why: item['y'] as string,
});
