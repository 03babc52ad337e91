import { isDeepStrictEqual } from 'node:util';
import { MONTHS } from '../domain/score/by-month.ts';
import type { Instant } from '../domain/shared/instant.ts';
import type { NodeYear } from '../domain/summary/node-year.ts';
import { nodeYear } from '../domain/summary/node-year.ts';
import type { ChangedNode, Deps, StoredNodeYear } from './ports.ts';

type RefreshDeps = Pick<Deps, 'store'>;

/** Node-years one run makes anew; what is left over is the next run's. */
const NODES_A_RUN = 5000;

/** Node-years made at a time. */
const AT_ONCE = 8;

/** Levels a tree may have; a longer way up is a loop. */
const DEEPEST = 10;

export interface Refreshed {
  /** Node-years made anew. */
  readonly refreshed: number;
  /** Marked ones that wait for the next run. */
  readonly left: number;
}

/**
 * Makes the roll-ups anew that are older than what they are made of, the deepest nodes first, so that each node is made once
 * in a run. A node's parent is marked before its roll-up is written, and its own mark forgotten after: a run that breaks off
 * anywhere is gone on with by the next. A node that cannot be made holds up no other.
 *
 * @throws Error that names the nodes that could not be made, after all others are
 */
export const refreshSummaries =
  ({ store }: RefreshDeps) =>
  async (at: Instant, limit = NODES_A_RUN): Promise<Refreshed> => {
    const above = ancestors({ store });
    const failures = new Map<string, unknown>();
    let refreshed = 0;
    for (;;) {
      const marks = (await store.changedNodes()).filter((mark) => !failures.has(nameOf(mark)));
      const level = (await deepest(marks, above)).slice(0, limit - refreshed);
      if (level.length === 0) {
        const [first] = failures.values();
        if (failures.size > 0) throw new Error(`no roll-up of ${[...failures.keys()].join(', ')}`, { cause: first });
        return { refreshed, left: marks.length };
      }
      for (let i = 0; i < level.length; i += AT_ONCE) {
        const refresh = async (mark: ChangedNode): Promise<void> => {
          const [parentId] = await above(mark.nodeId);
          await refreshNode({ store }, mark, parentId, at).catch((error: unknown) => failures.set(nameOf(mark), error));
        };
        await Promise.all(level.slice(i, i + AT_ONCE).map(refresh));
      }
      refreshed += level.length;
    }
  };

const nameOf = ({ nodeId, year }: ChangedNode): string => `${nodeId} ${year}`;

const refreshNode = async (
  { store }: RefreshDeps,
  mark: ChangedNode,
  parentId: string | undefined,
  at: Instant,
): Promise<void> => {
  const { nodeId, year } = mark;
  const was = await store.nodeYear(nodeId, year);
  const is = await makeNode({ store }, mark, was);
  const months = MONTHS.filter((month) => !isDeepStrictEqual(was.year.months[month], is.months[month]));
  const hasNewTargets = !isDeepStrictEqual(was.year.targets, is.targets);
  if (parentId !== undefined && (hasNewTargets || months.length > 0)) await store.markChanged(parentId, year);
  for (const month of months) await store.saveNodeMonth(nodeId, year, month, is.months[month], at);
  if (hasNewTargets) await store.saveNodeTargets(nodeId, year, is.targets, at);
  await store.forgetChanged(mark);
};

const makeNode = async (
  { store }: RefreshDeps,
  { nodeId, year }: ChangedNode,
  { entered }: StoredNodeYear,
): Promise<NodeYear> => {
  const [scores, targets, children] = await Promise.all([
    store.scores(nodeId, year),
    store.targets(nodeId, year),
    store.children(nodeId),
  ]);
  const below = await Promise.all(children.map(async ({ id }) => ({ id, year: (await store.nodeYear(id, year)).year })));
  const scored = new Map(scores.map(({ lawyerId, byMonth }) => [lawyerId, byMonth]));
  const lawyers = [...new Set([...scored.keys(), ...targets.lawyers.keys()])].map((lawyerId) => {
    const target = targets.lawyers.get(lawyerId);
    return { byMonth: scored.get(lawyerId) ?? {}, ...(target === undefined ? {} : { target }) };
  });
  return nodeYear({ id: nodeId, lawyers, entered, below });
};

/** The nodes above a node, the nearest first; each node is looked up once in a run. */
const ancestors = ({ store }: RefreshDeps): ((nodeId: string) => Promise<readonly string[]>) => {
  const parents = new Map<string, Promise<string | undefined>>();
  const parentOf = (nodeId: string): Promise<string | undefined> => {
    const known = parents.get(nodeId) ?? store.presentCentre(nodeId).then((centre) => centre?.parentId);
    parents.set(nodeId, known);
    return known;
  };
  return async (nodeId) => {
    const above: string[] = [];
    for (let id = await parentOf(nodeId); id !== undefined && above.length < DEEPEST; id = await parentOf(id)) above.push(id);
    return above;
  };
};

/** The marked nodes that have most nodes above them. */
const deepest = async (
  marks: readonly ChangedNode[],
  above: (nodeId: string) => Promise<readonly string[]>,
): Promise<readonly ChangedNode[]> => {
  const ranked = await Promise.all(marks.map(async (mark) => ({ mark, depth: (await above(mark.nodeId)).length })));
  const most = Math.max(...ranked.map(({ depth }) => depth));
  return ranked.filter(({ depth }) => depth === most).map(({ mark }) => mark);
};
