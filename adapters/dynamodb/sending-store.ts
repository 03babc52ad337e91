import type { Store } from '../../workflows/ports.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';

/** Segments handed to the provider, one counter a month. */
export const sendingStore = (table: Table): Pick<Store, 'segments' | 'countSegments'> => ({
  async segments(month) {
    return ((await table.get(keys.segments(month)))?.['n'] ?? 0) as number;
  },

  async countSegments(month, segments) {
    return table.add(keys.segments(month), segments);
  },
});
