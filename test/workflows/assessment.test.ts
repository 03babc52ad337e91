import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import canonicalize from 'canonicalize';
import { runOf } from '../../domain/assessment/assessment-table.ts';
import { parsePolicy } from '../../contracts/policy.ts';
import { DAY_MS } from '../../domain/shared/instant.ts';
import { assessCentre } from '../../workflows/assess-centre.ts';
import { freezeTable, objectToRow, publishTable, settleObjection } from '../../workflows/decide-table.ts';
import type { Deps, RunPlace, Store } from '../../workflows/ports.ts';
import { recordEvidence } from '../../workflows/record-evidence.ts';
import { recomputeScore } from '../../workflows/recompute-score.ts';
import { verifyRun } from '../../workflows/reckon-rows.ts';
import { setStatus } from '../../workflows/set-status.ts';
import { placeOf as placeOfVersion } from '../../workflows/run-place.ts';
import { compareRuns, simulatePolicy, simulationPlace } from '../../workflows/simulate-policy.ts';
import { weekdays } from '../domain/alert/alerts.ts';
import { answered } from '../domain/response/a-follow-up.ts';
import { testStore } from '../fixtures/table.ts';

const YEAR = 2025;
const AT = Date.parse('2026-01-15T10:00:00+08:00');
const LAWYERS = ['L1', 'L2', 'L3'];

let real: Store;
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ store: real, stop } = await testStore());
});
afterAll(async () => stop());

const depsOf = (store: Store): Pick<Deps, 'store' | 'clock' | 'calendar'> => ({
  store,
  clock: { now: () => AT, pause: () => Promise.resolve() },
  calendar: weekdays,
});

/** A centre of its own for each test: three lawyers, six closings each, all answered; files reviewed. */
let centreId = '';
let count = 0;
beforeEach(async () => {
  count += 1;
  centreId = `C${count}`;
  await real.saveCentre({ id: centreId, name: '样例中心', level: 'county', zone: 'Asia/Shanghai' }, {});
  for (const [rank, lawyerId] of LAWYERS.entries()) {
    await real.saveLawyer({ lawyerId, centreId });
    for (let i = 0; i < 6; i += 1) await answer(`${centreId}-${lawyerId}-${i}`, lawyerId, 5);
    const review = { lawyerId, centreId, kind: 'file-review' as const, year: YEAR, at: AT, by: 'sup-1' };
    for (const n of [1, 2])
      await recordEvidence(depsOf(real))({ ...review, id: `${centreId}-${lawyerId}-f${n}`, score: [95, 85, 65][rank] ?? 0 });
    await recomputeScore(depsOf(real))({ lawyerId, centreId, year: YEAR }, AT);
  }
});

const answer = async (caseNo: string, lawyerId: string, overall: 1 | 2 | 3 | 4 | 5): Promise<void> => {
  const followUp = answered(caseNo, overall, { closing: { lawyerId, centreId } });
  const was = await real.followUp(caseNo);
  await real.saveFollowUp({ followUp, version: (was?.version ?? 0) + 1, changedAt: AT }, was, []);
};

const run = (at = AT) => ({ centreId, year: YEAR, at, by: 'sup-1' });
const act = (by: string, at: number) => ({ centreId, year: YEAR, by, at });
const placeOf = (at = AT): RunPlace => ({ centreId, year: YEAR, run: runOf({ at, by: '' }) });
const WINDOW_OVER = AT + 20 * DAY_MS;

/** A store that breaks once, when the nth row is written. */
const breakingAt = (n: number): Store => {
  let left = n;
  return {
    ...real,
    saveAssessmentRow: (place, row) => {
      left -= 1;
      return left === 0 ? Promise.reject(new Error('the store is away')) : real.saveAssessmentRow(place, row);
    },
  };
};

describe('a run', () => {
  test('reckons every lawyer once and says of what', async () => {
    const manifest = await assessCentre(depsOf(real))(run());
    const rows = await real.assessmentRows(placeOf());
    expect(rows.map(({ lawyerId, grade }) => [lawyerId, grade])).toEqual([
      ['L1', 'excellent'],
      ['L2', 'good'],
      ['L3', 'competent'],
    ]);
    expect(manifest).toMatchObject({
      run: placeOf().run,
      at: AT,
      by: 'sup-1',
      policyVersion: 'standard-1/1',
      rows: 3,
      provisional: 0,
    });
    expect(await real.progress(placeOf())).toEqual({ total: 3, done: 3, failed: [] });
    expect(await verifyRun(depsOf(real))(placeOf())).toEqual({ isSame: true, rowsSha256: manifest?.rowsSha256 });
  });

  test.each([1, 2, 3])('broken off at lawyer %d is told, goes on, and comes to the same table', async (n) => {
    await expect(assessCentre(depsOf(breakingAt(n)))(run())).rejects.toThrow(`no row for L${n}`);
    expect(await real.progress(placeOf())).toEqual({ total: 3, done: 2, failed: [`L${n}`] });
    expect(await real.manifest(placeOf())).toBeUndefined();
    // An answer that comes in between belongs to the next run: what was kept stays what it was.
    await answer(`${centreId}-L1-0`, 'L1', 1);
    const resumed = await assessCentre(depsOf(real))(run());
    expect(resumed).toBeDefined();
    const row = await real.assessmentRow(placeOf(), 'L1');
    expect(row?.clients).toBeCloseTo((15 * 80 + 6 * 100) / 21, 6);
    expect(await assessCentre(depsOf(real))(run())).toEqual(resumed);
  });

  test('that broke off keeps a lawyer whose last case has gone to somebody else meanwhile', async () => {
    await expect(assessCentre(depsOf(breakingAt(3)))(run())).rejects.toThrow('no row for L3');
    const scores: Store['scores'] = async (...place) => (await real.scores(...place)).filter(({ lawyerId }) => lawyerId !== 'L1');
    const manifest = await assessCentre(depsOf({ ...real, scores }))(run());
    expect(manifest?.rows).toBe(3);
    expect(await verifyRun(depsOf(real))(placeOf())).toEqual({ isSame: true, rowsSha256: manifest?.rowsSha256 });
  });

  test('waits for another one, and forgets the draft it takes the place of', async () => {
    await real.saveAssessmentTable(
      { table: { centreId, year: YEAR, finals: [], running: { at: AT - 1, by: 'x' } }, version: 1 },
      [],
    );
    expect(await assessCentre(depsOf(real))(run())).toBeUndefined();
    await real.saveAssessmentTable({ table: { centreId, year: YEAR, finals: [] }, version: 2 }, []);
    await assessCentre(depsOf(real))(run());
    await assessCentre(depsOf(real))(run(AT + 5));
    expect(await placeOfVersion(depsOf(real))(centreId, YEAR, 'draft')).toEqual(placeOf(AT + 5));
    expect(await real.assessmentRows(placeOf())).toEqual([]);
    expect(await real.manifest(placeOf())).toBeUndefined();
  });

  test('changed behind its back is found out', async () => {
    await assessCentre(depsOf(real))(run());
    const row = await real.assessmentRow(placeOf(), 'L3');
    const input = await real.keptInput(placeOf(), 'L3');
    if (row === undefined || input === undefined) throw new Error('not kept');
    await real.saveKeptInput(placeOf(), 'L3', { ...input, evidence: [] });
    expect(await verifyRun(depsOf(real))(placeOf())).toMatchObject({ isSame: false });
    await real.saveKeptInput(placeOf(), 'L3', input);
    expect(await verifyRun(depsOf(real))(placeOf())).toMatchObject({ isSame: true });
    await real.saveAssessmentRow(placeOf(), { ...row, total: 99 });
    expect(await verifyRun(depsOf(real))(placeOf())).toMatchObject({ isSame: false });
    expect(await verifyRun(depsOf(real))(placeOf(1))).toBeUndefined();
  });

  test('takes up what a supervisor set', async () => {
    expect(await setStatus(depsOf(real))(act('sup-1', AT), { lawyerId: 'L3', status: 'deferred', reason: '停止执业' })).toBe(
      'set',
    );
    expect(await setStatus(depsOf(real))(act('sup-1', AT), { lawyerId: 'L9', reason: '' })).toBe('no-lawyer');
    await assessCentre(depsOf(real))(run());
    expect(await real.assessmentRow(placeOf(), 'L3')).toMatchObject({
      status: 'deferred',
      reasons: ['set-by-supervisor:停止执业'],
    });
    await setStatus(depsOf(real))(act('sup-1', AT), { lawyerId: 'L3', reason: '恢复执业' });
    await assessCentre(depsOf(real))(run(AT + 5));
    expect(await real.assessmentRow(placeOf(AT + 5), 'L3')).toMatchObject({ status: 'graded', grade: 'competent' });
  });
});

describe('another policy', () => {
  test('is tried on the draft, and shows who moves', async () => {
    await assessCentre(depsOf(real))(run());
    const policy = parsePolicy({
      version: 'strict',
      assessment: {
        grades: [
          { grade: 'failing', from: 0, to: 60 },
          { grade: 'competent', from: 60, to: 88 },
          { grade: 'good', from: 88, to: 95 },
          { grade: 'excellent', from: 95, to: 110 },
        ],
      },
    });
    if (!policy.ok) throw new Error('not a policy');
    const simulation = { centreId, year: YEAR, at: AT + 9, by: 'sup-1', policy: policy.value };
    await simulatePolicy(depsOf(real))(simulation);
    const compared = await compareRuns(depsOf(real))(placeOf(), simulationPlace(simulation));
    expect(compared?.moves).toEqual([
      { from: 'excellent', to: 'good', lawyers: 1 },
      { from: 'good', to: 'competent', lawyers: 1 },
    ]);
    expect(compared?.differences.map(({ fields }) => fields)).toEqual([['grade', 'flags'], ['grade']]);
    expect(await placeOfVersion(depsOf(real))(centreId, YEAR, 'draft')).toEqual(placeOf());
  });

  test('needs a draft', async () => {
    const { policy } = (await real.centre(centreId)) ?? {};
    if (policy === undefined) throw new Error('no centre');
    expect(await simulatePolicy(depsOf(real))({ centreId, year: YEAR, at: AT, by: 'sup-1', policy })).toBeUndefined();
    expect(await compareRuns(depsOf(real))(placeOf(), placeOf(1))).toBeUndefined();
  });
});

describe('from draft to final', () => {
  beforeEach(async () => {
    await assessCentre(depsOf(real))(run());
  });

  test('an objection is raised, upheld by another person, and the draft reckoned anew before it is final', async () => {
    const deps = depsOf(real);
    expect(await objectToRow(deps)(act('L3', AT), '案卷分有误')).toEqual({ ok: false, error: 'not-published' });
    await publishTable(deps)(act('sup-1', AT));
    expect(await objectToRow(deps)(act('L9', AT), '案卷分有误')).toEqual({ ok: false, error: 'no-row' });
    expect((await objectToRow(deps)(act('L3', AT), '案卷分有误')).ok).toBe(true);
    const decision = { lawyerId: 'L3', number: 1, outcome: 'upheld' as const, reason: '复核属实' };
    expect(await settleObjection(deps)(act('sup-1', AT + 1), decision)).toEqual({ ok: false, error: 'same-person' });
    expect(await settleObjection(deps)(act('sup-2', AT + 1), { ...decision, number: 2 })).toEqual({
      ok: false,
      error: 'no-objection',
    });
    expect(await freezeTable(deps)(act('sup-2', WINDOW_OVER))).toEqual({ ok: false, error: 'objection-undecided' });
    expect((await settleObjection(deps)(act('sup-2', AT + 1), decision)).ok).toBe(true);
    expect(await freezeTable(deps)(act('sup-2', WINDOW_OVER))).toEqual({ ok: false, error: 'draft-outdated' });
    await assessCentre(deps)(run(AT + 2));
    expect((await freezeTable(deps)(act('sup-2', WINDOW_OVER))).ok).toBe(true);
  });

  test('two people at once: one makes it final, the other is told', async () => {
    await publishTable(depsOf(real))(act('sup-1', AT));
    const both = await Promise.all(['sup-2', 'sup-3'].map((by) => freezeTable(depsOf(real))(act(by, WINDOW_OVER))));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, error: 'no-draft' });
    expect((await real.assessmentTable(centreId, YEAR))?.table.finals).toHaveLength(1);
  });

  test('a correction after that is a new version; the former one stays to the byte', async () => {
    const deps = depsOf(real);
    await publishTable(deps)(act('sup-1', AT));
    await freezeTable(deps)(act('sup-2', WINDOW_OVER));
    const before = canonicalize(await real.assessmentRows(placeOf()));
    await answer(`${centreId}-L2-0`, 'L2', 1);
    await assessCentre(deps)(run(WINDOW_OVER + 1));
    await publishTable(deps)(act('sup-1', WINDOW_OVER + 2));
    await freezeTable(deps)(act('sup-2', WINDOW_OVER + 20 * DAY_MS));
    expect(canonicalize(await real.assessmentRows(placeOf()))).toBe(before);
    expect(await verifyRun(deps)(placeOf())).toMatchObject({ isSame: true });
    const compared = await compareRuns(deps)(placeOf(), placeOf(WINDOW_OVER + 1));
    expect(compared?.differences.map(({ lawyerId }) => lawyerId)).toEqual(['L2']);
    expect((await real.assessmentTable(centreId, YEAR))?.table.finals.map(({ number }) => number)).toEqual([1, 2]);
  });

  test("last year's final grade goes into this year's row; a provisional one does not", async () => {
    const deps = depsOf(real);
    const grades = async () => {
      await assessCentre(deps)({ ...run(WINDOW_OVER + 1), year: YEAR + 1 });
      return (await real.keptInput({ centreId, year: YEAR + 1, run: runOf({ at: WINDOW_OVER + 1, by: '' }) }, 'L2'))?.lastGrade;
    };
    await publishTable(deps)(act('sup-1', AT));
    await freezeTable(deps)(act('sup-2', WINDOW_OVER));
    const inNextYear = answered(`${centreId}-next`, 5, { year: YEAR + 1, closing: { lawyerId: 'L2', centreId } });
    await real.saveFollowUp({ followUp: inNextYear, version: 1, changedAt: AT }, undefined, []);
    await recomputeScore(deps)({ lawyerId: 'L2', centreId, year: YEAR + 1 }, AT);
    expect(await grades()).toBe('good');
    const row = await real.assessmentRow(placeOf(), 'L2');
    if (row === undefined) throw new Error('no row');
    await real.saveAssessmentRow(placeOf(), { ...row, flags: ['review.open-alert'] });
    await real.dropRun({ centreId, year: YEAR + 1, run: runOf({ at: WINDOW_OVER + 1, by: '' }) });
    expect(await grades()).toBeUndefined();
  });
});
