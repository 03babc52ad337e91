import type { Store } from '../../workflows/ports.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';

type Sending = Pick<Store, 'segments' | 'countSegments' | 'sendingPause' | 'putSendingPause'>;

/** Segments handed to the provider, one counter a month; and the switch that stops them all. */
export const sendingStore = (table: Table): Sending => ({
  async segments(month) {
    return ((await table.get(keys.segments(month)))?.['n'] ?? 0) as number;
  },

  async countSegments(month, segments) {
    return table.add(keys.segments(month), segments);
  },

  async sendingPause() {
    const item = await table.get(keys.sendingPause());
    return item && { isOn: item['on'] === true, at: item['a'] as number, by: item['by'] as string, why: item['w'] as string };
  },

  async putSendingPause({ isOn, at, by, why }) {
    await table.put({ ...keys.sendingPause(), on: isOn, a: at, by, w: why });
  },
});
