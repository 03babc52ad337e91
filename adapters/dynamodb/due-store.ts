import { DAY_MS, SECOND_MS } from '../../domain/shared/instant.ts';
import type { DuePointer, Store } from '../../workflows/ports.ts';
import type { Item } from './follow-up-item.ts';
import { DUE_SHARDS, keys } from './keys.ts';
import type { Key } from './keys.ts';
import type { Table } from './table.ts';

/** Pointers live this long, so that a pause of the whole system loses none. */
const POINTER_LIFE_MS = 60 * DAY_MS;

/** What is to be looked at when, spread over days and shards. */
export const dueStore = (table: Table): Pick<Store, 'putDue' | 'dueBetween' | 'dropDue' | 'watermark' | 'saveWatermark'> => ({
  async putDue(pointer) {
    const { at, caseNo, cause, order } = pointer;
    await table.put({
      ...pointerKey(pointer),
      no: caseNo,
      c: cause,
      a: at,
      o: order,
      ttl: Math.ceil((at + POINTER_LIFE_MS) / SECOND_MS),
    });
  },

  async dueBetween(from, to) {
    const shards = daysBetween(from, to).flatMap((day) =>
      Array.from({ length: DUE_SHARDS }, (_, shard) =>
        // `~` sorts after everything a key holds, so that all of the last millisecond is in.
        table.queryBetween(keys.dueShard(day, shard), new Date(from).toISOString(), `${new Date(to).toISOString()}~`),
      ),
    );
    const items = (await Promise.all(shards)).flat();
    return items.sort((a, b) => ((a['sk'] as string) < (b['sk'] as string) ? -1 : 1)).map(fromItem);
  },

  async dropDue(pointers) {
    await table.removeAll(pointers.map(pointerKey));
  },

  async watermark() {
    return (await table.get(keys.watermark()))?.['a'] as number | undefined;
  },

  async saveWatermark(at) {
    await table.put({ ...keys.watermark(), a: at });
  },
});

const pointerKey = ({ at, caseNo, cause, order }: DuePointer): Key =>
  keys.due(at, new Date(order ?? at).toISOString(), cause === undefined ? caseNo : `${caseNo}#${cause}`);

const fromItem = (item: Item): DuePointer => ({
  at: item['a'] as number,
  caseNo: item['no'] as string,
  ...(item['c'] === undefined ? {} : { cause: item['c'] as string }),
  ...(item['o'] === undefined ? {} : { order: item['o'] as number }),
});

const daysBetween = (from: number, to: number): string[] => {
  const days: string[] = [];
  for (let day = Math.floor(from / DAY_MS); day <= Math.floor(to / DAY_MS); day += 1) {
    days.push(new Date(day * DAY_MS).toISOString().slice(0, 10));
  }
  return days;
};
