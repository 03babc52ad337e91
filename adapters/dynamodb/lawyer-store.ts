import type { Lawyer, LawyerStore } from '../../workflows/ports.ts';
import type { Item } from './follow-up-item.ts';
import { historyWrites } from './history-item.ts';
import { keys } from './keys.ts';
import type { Key } from './keys.ts';
import type { Table, Write } from './table.ts';

/**
 * The lawyers' register: one item a lawyer and centre where the centre looks, a pointer to it where the lawyer's centres are looked
 * up, written once, and a line under the phone that is the lawyer's own.
 */
export const lawyerStore = (table: Table): LawyerStore => ({
  async saveLawyer({ lawyerId, centreId, ...told }, was, history) {
    const line = (phoneKey: string): Key => keys.phoneLawyer(phoneKey, lawyerId, centreId);
    const [phone, phoneWas] = [told.phoneKey, was?.phoneKey];
    const item = { ...keys.lawyer(lawyerId, centreId), l: lawyerId, c: centreId, ...told };
    // Without the item behind it the pointer is harmless; the other way round the lawyer would not find the own figures.
    if (was === undefined) await table.put({ ...keys.lawyersCentre(lawyerId, centreId) });
    if (phone === phoneWas && history === undefined) return table.put(item);
    const writes: Write[] = [{ put: item }, ...historyWrites(history === undefined ? [] : [history], { centreId, lawyerId })];
    if (phone !== undefined && phone !== phoneWas) writes.push({ put: { ...line(phone) } });
    if (phoneWas !== undefined && phone !== phoneWas) writes.push({ remove: line(phoneWas) });
    await table.writeAll(writes);
  },

  async lawyer(lawyerId, centreId) {
    const item = await table.get(keys.lawyer(lawyerId, centreId));
    return item && fromLawyerItem(item);
  },

  async register(centreId) {
    return (await table.query(keys.registerOf(centreId))).map(fromLawyerItem);
  },

  async centresOf(lawyerId) {
    return (await table.query(keys.centresOf(lawyerId))).map((item) => (item['sk'] as string).slice('N#'.length));
  },
});

const fromLawyerItem = ({ pk: _, sk: _sk, l, c, ...told }: Item): Lawyer => ({
  lawyerId: l as string,
  centreId: c as string,
  ...told,
});
