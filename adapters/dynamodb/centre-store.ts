import type { Centre } from '../../domain/case/centre.ts';
import type { CentreStore, PolicyVersion } from '../../workflows/ports.ts';
import { parsePolicy } from '../../contracts/policy.ts';
import type { Item } from './follow-up-item.ts';
import { historyWrites, writtenFrom } from './history-item.ts';
import { keys } from './keys.ts';
import type { Table, Write } from './table.ts';

/** Centres, each beside those right below it and with the policy document that holds for it. */
export const centreStore = (table: Table): CentreStore => ({
  async centre(id) {
    const [item, document] = await Promise.all([table.get(keys.centre(id)), table.get(keys.policy(id))]);
    if (item === undefined) return undefined;
    const policy = parsePolicy(document?.['policy'] ?? {});
    if (!policy.ok)
      throw new Error(`the stored policy of centre ${id} is not valid: ${policy.error.map((e) => e.column).join(', ')}`);
    return { centre: item['centre'] as Centre, policy: policy.value };
  },

  async presentCentre(id) {
    return (await table.get(keys.centre(id)))?.['centre'] as Centre | undefined;
  },

  async saveCentre(centre, policy) {
    await table.writeAll([...placing(centre).map((put) => ({ put })), { put: { ...keys.policy(centre.id), policy } }]);
  },

  async writtenCentre(id) {
    const item = await table.get(keys.centre(id));
    return item && writtenFrom(item, item['centre'] as Centre);
  },

  async enterCentre(centre, was, history, isIfSame = false) {
    const left = was?.parentId !== undefined && was.parentId !== centre.parentId ? keys.child(was.parentId, was.id) : undefined;
    const leaving: Write[] = left === undefined ? [] : [{ remove: left }];
    const [own, ...copies] = placing(centre);
    const { at, by } = history;
    const seen = isIfSame ? { attribute: 'centre', value: was } : undefined;
    const places: Write[] = [{ put: { ...own, by, w: at }, seen }, ...copies.map((put) => ({ put }))];
    return table.transact([...places, ...leaving, ...historyWrites([history], { centreId: centre.id })]);
  },

  async children(parentId) {
    return (await table.query(keys.childrenOf(parentId))).map((item) => item['centre'] as Centre);
  },

  async centres() {
    return (await table.query(keys.tree())).map((item) => item['centre'] as Centre);
  },

  async savePolicy(centreId, { version, at, by, document }, history) {
    const item = { ...keys.policyVersion(centreId, version), version: { version, at, by, document } };
    return table.transact([
      { versioned: { item, expected: undefined } },
      { put: { ...keys.policy(centreId), policy: document } },
      ...historyWrites([history], { centreId }),
    ]);
  },

  async policies(centreId) {
    const versions = (await table.query(keys.policiesOf(centreId))).map((item) => item['version'] as PolicyVersion);
    return versions.toSorted((a, b) => a.at - b.at);
  },
});

/** A centre, the copy of it beside its parent by which the tree is walked downwards, and the one among all by which it is seen whole. */
const placing = (centre: Centre): readonly [Item, ...Item[]] => [
  { ...keys.centre(centre.id), centre },
  { ...keys.inTree(centre.id), centre },
  ...(centre.parentId === undefined ? [] : [{ ...keys.child(centre.parentId, centre.id), centre }]),
];
