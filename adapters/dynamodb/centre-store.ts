import type { Centre } from '../../domain/case/centre.ts';
import type { Store } from '../../workflows/ports.ts';
import { parsePolicy } from '../../contracts/policy.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';

/** Centres with the policy document that holds for them, and the lawyers' register. */
export const centreStore = (table: Table): Pick<Store, 'centre' | 'saveCentre' | 'saveLawyer' | 'lawyer'> => ({
  async centre(id) {
    const item = await table.get(keys.centre(id));
    if (item === undefined) return undefined;
    const policy = parsePolicy(item['policy'] ?? {});
    if (!policy.ok)
      throw new Error(`the stored policy of centre ${id} is not valid: ${policy.error.map((e) => e.column).join(', ')}`);
    return { centre: item['centre'] as Centre, policy: policy.value };
  },

  async saveCentre(centre, policy) {
    await table.put({ ...keys.centre(centre.id), centre, policy });
  },

  async saveLawyer({ lawyerId, centreId, name, firm }) {
    await table.put({ ...keys.lawyer(lawyerId, centreId), name, firm });
  },

  async lawyer(lawyerId, centreId) {
    const item = await table.get(keys.lawyer(lawyerId, centreId));
    return item && { lawyerId, centreId, ...pick(item['name'], 'name'), ...pick(item['firm'], 'firm') };
  },
});

const pick = <K extends string>(value: unknown, name: K): Partial<Record<K, string>> =>
  typeof value === 'string' ? ({ [name]: value } as Record<K, string>) : {};
