import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { tallyByMonth } from '../../../domain/score/by-month.ts';
import { scoreLawyer } from '../../../domain/score/score-lawyer.ts';
import { NOTHING_SHOWN, showMore } from '../../../domain/score/shown-groups.ts';
import { showable } from '../../../domain/score/lawyer-view.ts';
import { STANDARD_1 as policy } from '../../../domain/shared/policy.ts';
import { NO_YEAR, nodeYear } from '../../../domain/summary/node-year.ts';
import type { Store } from '../../../workflows/ports.ts';
import { answered } from '../../domain/response/a-follow-up.ts';
import { testStore } from '../../fixtures/table.ts';
import { plantTarget } from '../../fixtures/targets.ts';

const YEAR = 2025;
const AT = Date.parse('2025-06-02T10:23:00+08:00');

let store: Store;
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ store, stop } = await testStore());
});
afterAll(async () => stop());

const followUps = [5, 4, 3, 2, 1, 5].map((overall, i) =>
  answered(`案-${i}`, overall as 1, { closing: { source: '法院通知', categories: ['woman'], acceptedOn: '2025-01-01' } }),
);
const input = { followUps, alerts: [], policy };
const made = nodeYear({
  id: 'C01',
  lawyers: [{ byMonth: tallyByMonth(input), target: 6 }],
  entered: {},
  below: [],
});

describe('a node’s year', () => {
  test('of which nothing is known is empty', async () => {
    expect(await store.nodeYear('C00', YEAR)).toEqual({ year: NO_YEAR, entered: {} });
  });

  test('comes back as it was written, with what was entered by hand beside it', async () => {
    const history = { centreId: 'C01', year: YEAR, at: AT, by: 'sup-1', what: 'MonthlyFigures:2025-05', why: '' };
    await store.saveNodeMonth('C01', YEAR, '03', made.months['03'], AT);
    await store.saveNodeTargets('C01', YEAR, made.targets, AT + 1);
    await store.saveEntered({ nodeId: 'C01', year: YEAR, month: '05' }, { 'publicity-events': 2 }, history);
    expect(await store.nodeYear('C01', YEAR)).toEqual({
      year: made,
      entered: { '05': { 'publicity-events': 2 } },
      changedAt: AT + 1,
    });
    expect(await store.nodeYear('C01', YEAR + 1)).toMatchObject({ year: NO_YEAR });
  });

  test('loses a month that is written as none', async () => {
    await store.saveNodeMonth('C02', YEAR, '03', made.months['03'], AT);
    await store.saveNodeMonth('C02', YEAR, '03', undefined, AT);
    expect((await store.nodeYear('C02', YEAR)).year).toEqual(NO_YEAR);
  });
});

describe('marks', () => {
  test('are one a node and year; forgetting one that was put again leaves it', async () => {
    await store.markChanged('C01', YEAR);
    const [first] = await store.changedNodes();
    await store.markChanged('C01', YEAR);
    await store.markChanged('C01', YEAR - 1);
    await store.forgetChanged(first!);
    const marks = await store.changedNodes();
    expect(marks.map(({ nodeId, year }) => [nodeId, year])).toEqual([
      ['C01', YEAR - 1],
      ['C01', YEAR],
    ]);
    for (const mark of marks) await store.forgetChanged(mark);
    expect(await store.changedNodes()).toEqual([]);
  });
});

describe('what a lawyer has been shown', () => {
  test('is known as it was shown, and of two at once one is refused', async () => {
    const place = { lawyerId: 'L1', centreId: 'C01', year: YEAR };
    const responses = showable(followUps, policy);
    const shown = showMore(NOTHING_SHOWN, responses);
    expect(await store.shown('L1', 'C01', YEAR)).toBeUndefined();
    expect(await Promise.all([store.saveShown(place, shown, 1), store.saveShown(place, shown, 1)])).toContain(false);
    const kept = await store.shown('L1', 'C01', YEAR);
    expect(kept).toEqual({ shown, version: 1 });
    expect(showMore(kept!.shown, responses)).toBe(kept!.shown);
  });
});

describe('beside the scores of a centre', () => {
  test('lie what their months came to', async () => {
    const byMonth = tallyByMonth(input);
    await store.saveScore({ centreId: 'C01', lawyerId: 'L1', year: YEAR, score: scoreLawyer(input), byMonth, version: 1 });
    expect((await store.score('C01', YEAR, 'L1'))?.byMonth).toEqual(byMonth);
    expect((await store.scores('C01', YEAR))[0]?.byMonth).toEqual(byMonth);
  });

  test('lie the targets, the centre’s own and its lawyers’', async () => {
    expect(await store.targets('C01', YEAR)).toEqual({ lawyers: new Map() });
    await plantTarget(store, { centreId: 'C01', lawyerId: 'L1', year: YEAR, target: 6 });
    await plantTarget(store, { centreId: 'C01', lawyerId: 'L2', year: YEAR, target: 7 });
    await plantTarget(store, { centreId: 'C01', year: YEAR, target: 60 });
    expect(await store.targets('C01', YEAR)).toEqual({
      own: 60,
      lawyers: new Map([
        ['L1', 6],
        ['L2', 7],
      ]),
    });
    expect((await store.lawyerYear('L1', 'C01', YEAR)).target).toBe(6);
  });
});

test('the centres a lawyer is registered with', async () => {
  await store.saveLawyer({ lawyerId: 'L7', centreId: 'C02' });
  await store.saveLawyer({ lawyerId: 'L7', centreId: 'C01' });
  expect(await store.centresOf('L7')).toEqual(['C01', 'C02']);
  expect(await store.centresOf('L8')).toEqual([]);
});
