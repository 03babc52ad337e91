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
    const { at, caseNo, centreId, cause, order } = pointer;
    await table.put({
      ...pointerKey(pointer),
      no: caseNo,
      ce: centreId,
      c: cause,
      a: at,
      o: order,
      ttl: Math.ceil((at + POINTER_LIFE_MS) / SECOND_MS),
    });
  },

  async *dueBetween(from, to) {
    // `~` sorts after everything a key holds, so that all of the last millisecond is in.
    const [first, last] = [new Date(from).toISOString(), `${new Date(to).toISOString()}~`];
    for (const day of daysBetween(from, to)) {
      for (let shard = 0; shard < DUE_SHARDS; shard += 1) {
        for await (const items of table.pagesBetween(keys.dueShard(day, shard), first, last)) yield items.map(fromItem);
      }
    }
  },

  async dropDue(pointers) {
    await table.removeAll(pointers.map(pointerKey));
  },

  async watermark() {
    const item = await table.get(keys.watermark());
    return item && { at: item['a'] as number, ...optional(item['ce'] as string | undefined, 'after') };
  },

  async saveWatermark({ at, after }) {
    await table.put({ ...keys.watermark(), a: at, ce: after });
  },
});

const pointerKey = ({ at, caseNo, cause, order }: DuePointer): Key =>
  keys.due(at, new Date(order ?? at).toISOString(), cause === undefined ? caseNo : `${caseNo}#${cause}`);

const fromItem = (item: Item): DuePointer => ({
  at: item['a'] as number,
  caseNo: item['no'] as string,
  centreId: item['ce'] as string,
  ...optional(item['c'] as string | undefined, 'cause'),
  ...optional(item['o'] as number | undefined, 'order'),
});

/** A field that is there, under its long name. */
const optional = <K extends string, T>(value: T | undefined, name: K): Partial<Record<K, T>> =>
  value === undefined ? {} : ({ [name]: value } as Record<K, T>);

const daysBetween = (from: number, to: number): string[] => {
  const days: string[] = [];
  for (let day = Math.floor(from / DAY_MS); day <= Math.floor(to / DAY_MS); day += 1) {
    days.push(new Date(day * DAY_MS).toISOString().slice(0, 10));
  }
  return days;
};
