import type { Store } from '../../workflows/ports.ts';
import { keys } from './keys.ts';
import type { Key } from './keys.ts';
import type { Table, Write } from './table.ts';

/** The lawyers' register: one item a lawyer and centre, and a line under the phone that is the lawyer's own. */
export const lawyerStore = (table: Table): Pick<Store, 'saveLawyer' | 'lawyer' | 'centresOf'> => ({
  async saveLawyer({ lawyerId, centreId, ...told }, was) {
    const item = { ...keys.lawyer(lawyerId, centreId), ...told };
    const [phone, phoneWas] = [told.phoneKey, was?.phoneKey];
    if (phone === phoneWas) return table.put(item);
    const line = (phoneKey: string): Key => keys.phoneLawyer(phoneKey, lawyerId, centreId);
    const writes: Write[] = [{ put: item }];
    if (phone !== undefined) writes.push({ put: { ...line(phone), l: lawyerId } });
    if (phoneWas !== undefined) writes.push({ remove: line(phoneWas) });
    if (!(await table.transact(writes))) throw new Error(`lawyer ${lawyerId}: the register was busy`);
  },

  async lawyer(lawyerId, centreId) {
    const item = await table.get(keys.lawyer(lawyerId, centreId));
    if (item === undefined) return undefined;
    const { pk: _, sk: _sk, ...told } = item;
    return { lawyerId, centreId, ...told };
  },

  async centresOf(lawyerId) {
    return (await table.query(keys.registerOf(lawyerId))).map((item) => (item['sk'] as string).slice('N#'.length));
  },
});
