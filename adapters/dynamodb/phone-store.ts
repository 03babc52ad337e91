import type { PhoneCase, PhoneSlot, Store } from '../../workflows/ports.ts';
import type { Item } from './follow-up-item.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';

/** Phones, found by keyed hash: the slot, the cases known under the number, and whether it is an insider's own. */
export const phoneStore = (
  table: Table,
): Pick<Store, 'phone' | 'slot' | 'saveSlot' | 'dropSlot' | 'putPhoneCase' | 'dropPhoneCase' | 'saveInsidePhone'> => ({
  async phone(phoneKey) {
    const items = await table.query({ pk: keys.slot(phoneKey).pk, sk: '' });
    const slot = items.find((item) => item['sk'] === keys.slot(phoneKey).sk);
    const under = (prefix: string): Item[] => items.filter((item) => (item['sk'] as string).startsWith(prefix));
    return {
      slot: slot && fromSlotItem(slot),
      cases: under(keys.phoneCase(phoneKey, '').sk).map(fromCaseItem),
      isInside: under(keys.phoneLawyersOf(phoneKey).sk).length + under(keys.insidePhonesOf(phoneKey).sk).length > 0,
    };
  },

  async slot(phoneKey) {
    const item = await table.get(keys.slot(phoneKey));
    return item === undefined ? undefined : fromSlotItem(item);
  },

  async saveSlot(phoneKey, next) {
    const { version, open, last, freeAt, refusedAt, resumedAt } = next;
    const item = { ...keys.slot(phoneKey), v: version, o: open, l: last, f: freeAt, x: refusedAt, r: resumedAt };
    return table.putVersioned({ item, expected: version === 1 ? undefined : version - 1 });
  },

  async dropSlot(phoneKey, version) {
    return table.transact([{ remove: keys.slot(phoneKey), expected: version }]);
  },

  async dropPhoneCase(phoneKey, caseNo) {
    await table.remove(keys.phoneCase(phoneKey, caseNo));
  },

  async saveInsidePhone(phoneKey, { whose, centreId, isRemoved }) {
    const line = keys.insidePhone(phoneKey, whose, centreId);
    await (isRemoved ? table.remove(line) : table.put({ ...line }));
  },

  async putPhoneCase(phoneKey, { caseNo, centreId, personMark, blockedSince }) {
    await table.put({ ...keys.phoneCase(phoneKey, caseNo), no: caseNo, c: centreId, pm: personMark, b: blockedSince });
  },
});

const fromSlotItem = (item: Item): PhoneSlot => ({
  version: item['v'] as number,
  ...optional<PhoneSlot>(item, { open: 'o', last: 'l', freeAt: 'f', refusedAt: 'x', resumedAt: 'r' }),
});

const fromCaseItem = (item: Item): PhoneCase => ({
  caseNo: item['no'] as string,
  centreId: item['c'] as string,
  personMark: item['pm'] as string,
  ...optional<PhoneCase>(item, { blockedSince: 'b' }),
});

/** The fields of an item that are there, under their long names. */
const optional = <T>(item: Item, names: Partial<Record<keyof T, string>>): Partial<T> =>
  Object.fromEntries(
    Object.entries(names as Record<string, string>).flatMap(([name, short]) =>
      item[short] === undefined ? [] : [[name, item[short]]],
    ),
  ) as Partial<T>;
