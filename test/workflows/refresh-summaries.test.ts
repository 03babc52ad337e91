import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { tallyByMonth } from '../../domain/score/by-month.ts';
import { rollUpMonths } from '../../domain/score/roll-up.ts';
import { STANDARD_1 as policy } from '../../domain/shared/policy.ts';
import type { NodeYear } from '../../domain/summary/node-year.ts';
import { NO_YEAR, partsOf, talliesOf } from '../../domain/summary/node-year.ts';
import { enterMonthlyFigures } from '../../workflows/enter-monthly-figures.ts';
import type { Deps, Store } from '../../workflows/ports.ts';
import { recomputeScore } from '../../workflows/recompute-score.ts';
import { setTarget } from '../../workflows/record-evidence.ts';
import { refreshSummaries } from '../../workflows/refresh-summaries.ts';
import { enterCentres } from '../../workflows/set-up-centres.ts';
import { weekdays } from '../domain/alert/alerts.ts';
import { answered } from '../domain/response/a-follow-up.ts';
import { testStore } from '../fixtures/table.ts';

/** Who sets targets here. */
const SETTER = { at: 0, by: 'sup-1' };

const AT = Date.parse('2025-06-02T10:23:00+08:00');
const YEAR = 2025;

let real: Store;
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ store: real, stop } = await testStore());
});
afterAll(async () => stop());

/** A tree of its own for each test: a province, a city, two counties, a station. */
const LEVELS = { P: 'province', T: 'city', C: 'county', D: 'county', S: 'station' } as const;
const PARENTS: Readonly<Record<string, string>> = { T: 'P', C: 'T', D: 'T', S: 'C' };
let count = 0;
const id = (node: string): string => `${node}${count}`;
const plantTree = async (): Promise<void> => {
  await refreshSummaries({ store: real })(AT);
  count += 1;
  for (const [node, level] of Object.entries(LEVELS)) {
    const parent = PARENTS[node];
    const seat = parent === undefined ? {} : { parentId: id(parent) };
    await real.saveCentre({ id: id(node), name: `样例${node}`, level, zone: 'Asia/Shanghai', ...seat }, {});
  }
};
beforeEach(plantTree);

const depsOf = (store: Store): Pick<Deps, 'store' | 'clock' | 'calendar'> => ({
  store,
  clock: { now: () => AT, pause: () => Promise.resolve() },
  calendar: weekdays,
});

/** An answered case, and the score it changes. */
const answer = async (node: string, n: number, overall: 1 | 2 | 3 | 4 | 5 = 5): Promise<void> => {
  const [centreId, lawyerId] = [id(node), `L-${id(node)}-${n % 2}`];
  const caseNo = `${id(node)}-${n}`;
  const followUp = answered(caseNo, overall, { closing: { lawyerId, centreId, source: '法院通知' } });
  const was = await real.followUp(caseNo);
  await real.saveFollowUp({ followUp, version: (was?.version ?? 0) + 1, changedAt: AT }, was, []);
  await recomputeScore(depsOf(real))({ lawyerId, centreId, year: YEAR }, AT);
};

const yearOf = async (node: string): Promise<NodeYear> => (await real.nodeYear(id(node), YEAR)).year;
const closingsOf = async (...nodes: string[]): Promise<number[]> =>
  Promise.all(nodes.map(async (node) => rollUpMonths(talliesOf(await yearOf(node))).closings));
const marked = async (): Promise<string[]> => (await real.changedNodes()).map(({ nodeId }) => nodeId);
const refresh = (store = real, limit?: number) => refreshSummaries({ store })(AT, limit);

describe('a refresh', () => {
  test('brings what changed up to the top, each node once, and forgets that it was marked', async () => {
    await answer('S', 1);
    await answer('C', 1);
    await answer('D', 1);
    await answer('D', 2, 1);
    expect((await marked()).toSorted()).toEqual([id('C'), id('D'), id('S')]);
    expect(await refresh()).toEqual({ refreshed: 5, left: 0 });
    expect(await closingsOf('S', 'C', 'D', 'T', 'P')).toEqual([1, 2, 2, 4, 4]);
    expect(await marked()).toEqual([]);
    expect(Object.entries(partsOf(await yearOf('C'))).map(([part, cell]) => [part, cell.closings])).toEqual([
      [id('C'), 1],
      [id('S'), 1],
    ]);
  });

  test('comes to the very sums of all follow-ups below', async () => {
    for (let n = 1; n <= 5; n += 1) for (const node of ['S', 'C', 'D']) await answer(node, n, ((n % 5) + 1) as 1);
    await refresh();
    const scores = await Promise.all(['S', 'C', 'D'].map((node) => real.scores(id(node), YEAR)));
    const lawyers = scores.flat().map(({ lawyerId, centreId }) => real.scoredYear(lawyerId, centreId, YEAR));
    const followUps = (await Promise.all(lawyers)).flatMap((rests) => rests.followUps);
    expect(talliesOf(await yearOf('P'))).toEqual(tallyByMonth({ followUps, alerts: [], policy }));
  });

  test('touches only what changed', async () => {
    await answer('S', 1);
    await answer('D', 1);
    await refresh();
    await answer('D', 2);
    const written: string[] = [];
    const watching: Store = {
      ...real,
      saveNodeMonth: async (nodeId, ...rest) => {
        written.push(nodeId);
        await real.saveNodeMonth(nodeId, ...rest);
      },
    };
    expect(await refresh(watching)).toEqual({ refreshed: 3, left: 0 });
    expect(written).toEqual([id('D'), id('T'), id('P')]);
  });

  test('of a mark behind which nothing changed stops there', async () => {
    await answer('S', 1);
    await refresh();
    await real.markChanged(id('S'), YEAR);
    expect(await refresh()).toEqual({ refreshed: 1, left: 0 });
  });

  test('does no more than it may, and says what is left; the next goes on', async () => {
    await answer('S', 1);
    await answer('D', 1);
    expect(await refresh(real, 2)).toEqual({ refreshed: 2, left: 2 });
    expect(await closingsOf('S', 'C', 'D', 'P')).toEqual([1, 1, 0, 0]);
    expect(await refresh()).toEqual({ refreshed: 3, left: 0 });
    expect(await closingsOf('D', 'P')).toEqual([1, 2]);
  });

  test('heals what was corrected, and a month that became empty is gone', async () => {
    await answer('C', 1);
    await refresh();
    const stored = await real.followUp(`${id('C')}-1`);
    const moved = { ...stored!.followUp, state: 'cancelled' as const };
    await real.saveFollowUp({ ...stored!, followUp: moved, version: 2 }, stored, []);
    await recomputeScore(depsOf(real))({ lawyerId: `L-${id('C')}-1`, centreId: id('C'), year: YEAR }, AT);
    await refresh();
    expect(await yearOf('P')).toEqual(NO_YEAR);
  });

  test('a node marked again while it was made stays marked', async () => {
    await answer('C', 1);
    const busy: Store = {
      ...real,
      scores: async (centreId, year) => {
        const scores = await real.scores(centreId, year);
        if (centreId === id('C')) await real.markChanged(centreId, year);
        return scores;
      },
    };
    await refresh(busy, 1);
    expect(await marked()).toEqual([id('C'), id('T')]);
  });
});

describe('a run that breaks off', () => {
  /** The store, whose n-th write of a run fails, before or after it is done. */
  const failing = (n: number, isDone: boolean): Store => {
    let seen = 0;
    const guarded = async (write: () => Promise<void>): Promise<void> => {
      seen += 1;
      if (seen === n && !isDone) throw new Error('the store is out');
      await write();
      if (seen === n) throw new Error('the store is out');
    };
    return {
      ...real,
      markChanged: (...given) => guarded(() => real.markChanged(...given)),
      saveNodeMonth: (...given) => guarded(() => real.saveNodeMonth(...given)),
      saveNodeTargets: (...given) => guarded(() => real.saveNodeTargets(...given)),
      forgetChanged: (...given) => guarded(() => real.forgetChanged(...given)),
    };
  };

  test.each(Array.from({ length: 15 }, (_, i) => [i + 1]))('at write %i is made whole by the next', async (n) => {
    for (const isDone of [false, true]) {
      await plantTree();
      await setTarget(depsOf(real))({ centreId: id('S'), lawyerId: `L-${id('S')}-1`, year: YEAR, target: 3 }, SETTER);
      await answer('S', 1);
      await refresh(failing(n, isDone)).catch(() => undefined);
      await refresh();
      expect(await closingsOf('S', 'C', 'T', 'P')).toEqual([1, 1, 1, 1]);
      expect((await yearOf('P')).targets).toEqual({ lawyers: 1, sum: 3 });
      expect(await marked()).toEqual([]);
    }
  });

  test('one node that cannot be made holds up no other; the error names it', async () => {
    await answer('S', 1);
    await answer('D', 1);
    const broken: Store = {
      ...real,
      scores: (centreId, year) => (centreId === id('S') ? Promise.reject(new Error('broken')) : real.scores(centreId, year)),
    };
    await expect(refresh(broken)).rejects.toThrow(`no roll-up of ${id('S')} ${YEAR}`);
    expect(await closingsOf('S', 'D', 'T')).toEqual([0, 1, 1]);
    await refresh();
    expect(await closingsOf('S', 'T', 'P')).toEqual([1, 2, 2]);
  });
});

describe('what is not a score', () => {
  test('targets of lawyers, with closings of these lawyers alone; the centre’s own stays with the centre', async () => {
    await answer('C', 1);
    await answer('C', 2);
    await setTarget(depsOf(real))({ centreId: id('C'), lawyerId: `L-${id('C')}-1`, year: YEAR, target: 8 }, SETTER);
    await setTarget(depsOf(real))({ centreId: id('C'), lawyerId: 'nobody-yet', year: YEAR, target: 4 }, SETTER);
    await setTarget(depsOf(real))({ centreId: id('C'), year: YEAR, target: 100 }, SETTER);
    await refresh();
    const { targets, months } = await yearOf('P');
    expect(targets).toEqual({ lawyers: 2, sum: 12 });
    expect(months['03']).toMatchObject({ targeted: 1, tally: { closings: 2 } });
    expect((await real.targets(id('C'), YEAR)).own).toBe(100);
    expect((await real.lawyerYear(`L-${id('C')}-1`, id('C'), YEAR)).target).toBe(8);
  });

  test('figures entered by hand, in the history of the year', async () => {
    const enter = (figures: Readonly<Record<string, unknown>>, month: '05' | '06' | '07' = '05') =>
      enterMonthlyFigures(depsOf(real))({ centreId: id('C'), year: YEAR, month, figures, at: AT, by: 'sup-1' });
    expect(await enter({ 'publicity-events': 2 })).toEqual({ ok: true, value: 'set' });
    expect(await enter({ 'publicity-events': 2 })).toEqual({ ok: true, value: 'repeat' });
    await refresh();
    expect((await yearOf('P')).months['05']?.entered).toEqual({ 'publicity-events': 2 });
    expect(await enter({ 'training-sessions': 1 })).toEqual({ ok: true, value: 'set' });
    await refresh();
    expect((await yearOf('T')).months['05']?.entered).toEqual({ 'training-sessions': 1 });
    expect(await enter({}, '06')).toMatchObject({ ok: true });
    expect(await enter({}, '07')).toEqual({ ok: false, error: 'not-begun' });
    expect(await enter({ 'publicity-events': -1 })).toMatchObject({ ok: false, error: [{ column: 'publicity-events' }] });
  });

  test('a centre that moves takes its figures along', async () => {
    await answer('S', 1);
    await refresh();
    const row = { centre_id: id('S'), name: '样例S', level: 'station', parent_id: id('D') };
    const act = { by: 'op-1', at: AT };
    expect(await enterCentres({ store: real })([row], act, () => Promise.resolve(true))).toEqual({ ok: true, value: 1 });
    await refresh();
    expect(await closingsOf('C', 'D', 'T', 'P')).toEqual([0, 1, 1, 1]);
  });
});
