import { isDeepStrictEqual } from 'node:util';
import type { Centre } from '../domain/case/centre.ts';
import { parseCentres } from '../domain/case/parse-centres.ts';
import type { Row, RowError } from '../domain/case/row-reader.ts';
import type { Instant } from '../domain/shared/instant.ts';
import type { Result } from '../domain/shared/result.ts';
import { localYear } from '../domain/shared/zone.ts';
import type { Changed, Deps, PolicyVersion } from './ports.ts';
import { recordTag, writeAsSeen } from './write-as-seen.ts';

type SetUpDeps = Pick<Deps, 'store'>;

/** Who sets something up, and when. */
export interface SetUpAct {
  readonly by: string;
  readonly at: Instant;
}

/** Where a centre is to be: below a known one, or in a tree whose top is new. */
export type Seat = { readonly below: string } | { readonly newTop: string };

/**
 * Enters centres into the tree, or changes them. Rows may name each other as parents, and centres that are known. All are
 * checked before any is written, because a tree in part shows people what is not theirs.
 *
 * @param mayEnter whether the one who asks may have a centre there, and change the one it was
 * @param seen     of a single centre the tag of what the one who asks has seen; absent: the last word counts
 * @returns how many were entered or changed; or what is wrong, by row (the first is 1)
 */
export const enterCentres =
  ({ store }: SetUpDeps) =>
  async (
    rows: readonly Row[],
    { by, at }: SetUpAct,
    mayEnter: (seat: Seat, was: Centre | undefined) => Promise<boolean>,
    seen?: string,
  ): Promise<Result<number, readonly RowError[] | 'not-yours' | Changed<Centre>>> => {
    const given = rows.map((cells, index) => ({ line: index + 1, cells }));
    const above = await ancestors(store, rows);
    const { centres, errors } = parseCentres([...above.map((centre) => ({ line: 0, cells: rowOf(centre) })), ...given]);
    if (errors.length > 0) return { ok: false, error: errors };
    const known = new Map(above.map((centre) => [centre.id, centre]));
    const entering = [...centres.values()].filter(({ id }) => !known.has(id));
    const before = new Map<string, Centre>();
    for (const { id } of entering) {
      const was = await store.presentCentre(id);
      if (was !== undefined) before.set(id, was);
    }
    for (const centre of entering) {
      const seat = seatOf(centre, centres, (id) => known.has(id) || before.has(id));
      if (!(await mayEnter(seat, before.get(centre.id)))) return { ok: false, error: 'not-yours' };
    }
    for (const centre of entering) {
      const was = before.get(centre.id);
      const history = { centreId: centre.id, at, by, what: was === undefined ? 'Entered' : 'Changed', why: '' };
      const changed = await writeAsSeen<Centre>(seen, {
        load: () => store.writtenCentre(centre.id),
        save: (as) => store.enterCentre(centre, as === undefined ? was : as.is, history, as !== undefined),
        tagOf: recordTag,
      });
      if (changed !== undefined) return { ok: false, error: changed };
      await markMoved(store, centre, was, at);
    }
    return { ok: true, value: entering.length };
  };

/**
 * A centre that has another parent takes its figures along, this year's and last year's, which it is compared with. Earlier
 * years stay where they were brought.
 */
const markMoved = async (store: Deps['store'], centre: Centre, was: Centre | undefined, at: Instant): Promise<void> => {
  if (was === undefined || was.parentId === centre.parentId) return;
  const year = localYear(at, centre.zone);
  for (const parentId of [was.parentId, centre.parentId].flatMap((id) => id ?? []))
    for (const moved of [year, year - 1]) await store.markChanged(parentId, moved);
};

/** The nearest centre above that is known; parents that are new themselves are climbed over. */
const seatOf = (centre: Centre, centres: ReadonlyMap<string, Centre>, isKnown: (id: string) => boolean): Seat => {
  let at = centre;
  for (let parentId = at.parentId; parentId !== undefined; parentId = at.parentId) {
    if (isKnown(parentId)) return { below: parentId };
    const parent = centres.get(parentId);
    if (parent === undefined) break;
    at = parent;
  }
  return isKnown(at.id) ? { below: at.id } : { newTop: at.id };
};

/** Known centres that rows name as parents, and those above them. */
const ancestors = async (store: Deps['store'], rows: readonly Row[]): Promise<readonly Centre[]> => {
  const given = new Set(rows.map((row) => row['centre_id'] ?? row['机构代码']));
  const found = new Map<string, Centre>();
  const wanted = rows.map((row) => row['parent_id'] ?? row['上级机构代码']);
  for (let id = wanted.pop(); wanted.length > 0 || id !== undefined; id = wanted.pop()) {
    if (typeof id !== 'string' || id === '' || given.has(id) || found.has(id)) continue;
    const centre = await store.presentCentre(id);
    if (centre === undefined) continue;
    found.set(id, centre);
    wanted.push(centre.parentId);
  }
  return [...found.values()];
};

const rowOf = ({ id, name, level, parentId = '', zone }: Centre): Row => ({
  centre_id: id,
  name,
  level,
  parent_id: parentId,
  zone,
});

/**
 * Gives a centre a policy of a new version, which holds from now on. What was reckoned before stands under the version it was
 * reckoned by. The same document again changes nothing.
 */
export const setPolicy =
  ({ store }: SetUpDeps) =>
  async (
    centreId: string,
    { version, document }: Pick<PolicyVersion, 'version' | 'document'>,
    { by, at }: SetUpAct,
  ): Promise<'set' | 'repeat' | 'version-taken'> => {
    if (
      await store.savePolicy(centreId, { version, at, by, document }, { centreId, at, by, what: `Policy:${version}`, why: '' })
    ) {
      return 'set';
    }
    const known = (await store.policies(centreId)).find((one) => one.version === version);
    return isDeepStrictEqual(known?.document, document) ? 'repeat' : 'version-taken';
  };
