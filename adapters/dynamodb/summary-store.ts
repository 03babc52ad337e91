import { randomInt } from 'node:crypto';
import type { Month } from '../../domain/score/by-month.ts';
import { MONTHS } from '../../domain/score/by-month.ts';
import type { Shown } from '../../domain/score/shown-groups.ts';
import type { Entered } from '../../domain/summary/entered-figures.ts';
import type { LawyerTargets, NodeMonth } from '../../domain/summary/node-year.ts';
import { NO_TARGETS } from '../../domain/summary/node-year.ts';
import type { Store } from '../../workflows/ports.ts';
import type { Item } from './follow-up-item.ts';
import { historyWrites, writtenFrom } from './history-item.ts';
import { keys } from './keys.ts';
import { pack, unpack } from './packed.ts';
import type { Table } from './table.ts';

type SummaryStore = Pick<
  Store,
  | 'nodeYear'
  | 'saveNodeMonth'
  | 'saveNodeTargets'
  | 'entered'
  | 'saveEntered'
  | 'markChanged'
  | 'changedNodes'
  | 'forgetChanged'
  | 'shown'
  | 'saveShown'
>;

/** Stamps are picked at random, so that a mark put again is never taken for the one that was seen. */
const STAMPS = 2 ** 47;

/** Roll-ups of nodes, what is entered by hand beside them, which of them are out of date, and what lawyers have been shown. */
export const summaryStore = (table: Table): SummaryStore => ({
  async nodeYear(nodeId, year) {
    const items = new Map((await table.partition(keys.nodeYear(nodeId, year, '').pk)).map((item) => [item['sk'], item]));
    const monthly = <T>(place: (month: Month) => string, value: (item: Item) => T): Partial<Record<Month, T>> =>
      Object.fromEntries(
        MONTHS.flatMap((month) => {
          const item = items.get(place(month));
          return item === undefined ? [] : [[month, value(item)]];
        }),
      );
    const at = [...items.values()].flatMap((item) => (item['u'] as number | undefined) ?? []);
    return {
      year: {
        months: monthly(
          (month) => month,
          (item) => unpack(item['m'] as Uint8Array) as NodeMonth,
        ),
        targets: (items.get('TARGETS')?.['targets'] as LawyerTargets | undefined) ?? NO_TARGETS,
      },
      entered: monthly(
        (month) => keys.entered(nodeId, year, month).sk,
        (item) => item['entered'] as Entered,
      ),
      ...(at.length === 0 ? {} : { changedAt: Math.max(...at) }),
    };
  },

  async saveNodeMonth(nodeId, year, month, made, at) {
    const key = keys.nodeYear(nodeId, year, month);
    await (made === undefined ? table.remove(key) : table.put({ ...key, m: pack(made), u: at }));
  },

  async saveNodeTargets(nodeId, year, targets, at) {
    await table.put({ ...keys.nodeYear(nodeId, year, 'TARGETS'), targets, u: at });
  },

  async entered({ nodeId, year, month }) {
    const item = await table.get(keys.entered(nodeId, year, month));
    return item && writtenFrom(item, item['entered'] as Entered);
  },

  async saveEntered({ nodeId, year, month }, entered, history, seen) {
    const { at, by } = history;
    const asSeen = seen && { attribute: 'entered', value: seen.is };
    return table.transact([
      { put: { ...keys.entered(nodeId, year, month), entered, by, w: at }, seen: asSeen },
      ...historyWrites([history], { centreId: nodeId }),
    ]);
  },

  async markChanged(nodeId, year) {
    await table.put({ ...keys.changedNode(nodeId, year), n: nodeId, y: year, v: randomInt(STAMPS) });
  },

  async changedNodes() {
    const items = await table.partition(keys.changedNode('', 0).pk);
    return items.map((item) => ({ nodeId: item['n'] as string, year: item['y'] as number, stamp: item['v'] as number }));
  },

  async forgetChanged({ nodeId, year, stamp }) {
    await table.transact([{ remove: keys.changedNode(nodeId, year), expected: stamp }]);
  },

  async shown(lawyerId, centreId, year) {
    const item = await table.get(keys.shown(lawyerId, year, centreId));
    return item && { shown: unpack(item['shown'] as Uint8Array) as Shown, version: item['v'] as number };
  },

  async saveShown({ lawyerId, centreId, year }, shown, version) {
    const item = { ...keys.shown(lawyerId, year, centreId), shown: pack(shown), v: version };
    return table.putVersioned({ item, expected: version === 1 ? undefined : version - 1 });
  },
});
