import { createHash } from 'node:crypto';
import type { HistoryEntry } from '../../workflows/ports.ts';
import type { Item } from './follow-up-item.ts';
import { keys } from './keys.ts';

/** A line of history. Its key comes from its content, so that the same change written twice is one line. */
export const historyItem = (entry: HistoryEntry): Item => {
  const { at, by, what, why } = entry;
  const n = createHash('sha256')
    .update(JSON.stringify([by, what, why]))
    .digest('hex')
    .slice(0, 8);
  return { ...keys.history(subjectOf(entry), at, n), by, w: what, y: why };
};

/** A line of a case's history, read back. */
export const fromHistoryItem = (caseNo: string, item: Item): HistoryEntry => ({
  caseNo,
  at: Date.parse((item['sk'] as string).split('#')[1] ?? ''),
  by: item['by'] as string,
  what: item['w'] as string,
  why: item['y'] as string,
});

/** The partition of whom a line is about: it lies beside what it tells of. */
const subjectOf = (entry: HistoryEntry): string => {
  if ('caseNo' in entry) return keys.casePointer(entry.caseNo).pk;
  if ('lawyerId' in entry) return keys.lawyersCentre(entry.lawyerId, '').pk;
  return (entry.year === undefined ? keys.centre(entry.centreId) : keys.assessmentTable(entry.centreId, entry.year)).pk;
};
