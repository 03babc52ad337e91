import type { Store, StoredMessage } from '../../workflows/ports.ts';
import type { Item } from './follow-up-item.ts';
import { keys } from './keys.ts';
import type { Key } from './keys.ts';
import type { Table } from './table.ts';

/** Clients' messages as they came, under their case. */
export const messageStore = (table: Table): Pick<Store, 'putMessage' | 'messages' | 'eraseMessages'> => ({
  async putMessage({ caseNo, key, at, sealedText, readAs, rule }) {
    await table.put({ ...keys.message(caseNo, at, key), no: caseNo, id: key, a: at, x: sealedText, as: readAs, r: rule });
  },

  async messages(caseNo) {
    return (await table.query(keys.messagesOf(caseNo))).map(fromMessageItem);
  },

  async eraseMessages(caseNo) {
    const items = await table.query(keys.messagesOf(caseNo));
    await table.removeAll(items.map(({ pk, sk }) => ({ pk, sk }) as Key));
  },
});

const fromMessageItem = (item: Item): StoredMessage => ({
  caseNo: item['no'] as string,
  key: item['id'] as string,
  at: item['a'] as number,
  sealedText: item['x'] as Uint8Array,
  readAs: item['as'] as string,
  rule: item['r'] as string,
});
