import type { Store, StoredFollowUp } from '../../workflows/ports.ts';
import { fromFollowUpItem, toFollowUpItem } from './follow-up-item.ts';
import type { Item } from './follow-up-item.ts';
import { historyWrites } from './history-item.ts';
import { keys } from './keys.ts';
import type { Key } from './keys.ts';
import type { Table, Write } from './table.ts';

/** Places remembered by a warm function; beyond it they are forgotten and read again. */
const REMEMBERED = 10_000;

/**
 * Follow-ups, found by case number. A case pointer makes each case unique and says under which lawyer and year it lies. Where
 * a case lay last is remembered, because cases hardly ever move: one that is not there any more is looked up again.
 */
export const followUpStore = (table: Table): Pick<Store, 'followUp' | 'saveFollowUp' | 'putToken' | 'linkOfToken'> => {
  const places = new Map<string, Key>();
  const placeOf = async (caseNo: string): Promise<Key | undefined> => {
    const pointer = await table.get(keys.casePointer(caseNo));
    if (pointer === undefined) return undefined;
    const place = keys.followUp(pointer['l'] as string, pointer['y'] as number, caseNo);
    if (places.size >= REMEMBERED) places.clear();
    places.set(caseNo, place);
    return place;
  };
  return {
    async followUp(caseNo) {
      const remembered = places.get(caseNo);
      const there = remembered && (await table.get(remembered));
      if (there !== undefined) return fromFollowUpItem(there);
      const place = await placeOf(caseNo);
      if (place === undefined) return undefined;
      const item = await table.get(place);
      // A move of the case between the two reads leaves neither place wrong, only this one empty: look again.
      return item === undefined ? this.followUp(caseNo) : fromFollowUpItem(item);
    },

    async saveFollowUp(next, was, history) {
      const writes = [...placing(next, was), ...historyWrites(history, next.followUp.closing)];
      const [only, ...more] = writes;
      return only !== undefined && 'versioned' in only && more.length === 0
        ? table.putVersioned(only.versioned)
        : table.transact(writes);
    },

    async putToken(tokenHash, { caseNo, attempt }) {
      await table.put({ ...keys.token(tokenHash), no: caseNo, n: attempt });
    },

    async linkOfToken(tokenHash) {
      const item = await table.get(keys.token(tokenHash));
      return item && { caseNo: item['no'] as string, attempt: item['n'] as number };
    },
  };
};

const placing = (next: StoredFollowUp, was: StoredFollowUp | undefined): Write[] => {
  const item = toFollowUpItem(next);
  if (was === undefined) {
    return [{ versioned: { item, expected: undefined } }, { versioned: { item: pointerItem(next), expected: undefined } }];
  }
  const place = keys.followUp(was.followUp.closing.lawyerId, was.followUp.year, was.followUp.closing.caseNo);
  if (item['pk'] === place.pk && item['sk'] === place.sk) return [{ versioned: { item, expected: was.version } }];
  return [{ versioned: { item, expected: undefined } }, { put: pointerItem(next) }, { remove: place, expected: was.version }];
};

const pointerItem = ({ followUp: { closing, year } }: StoredFollowUp): Item => ({
  ...keys.casePointer(closing.caseNo),
  l: closing.lawyerId,
  y: year,
});
