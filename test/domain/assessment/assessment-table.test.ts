import { describe, expect, test } from '@jest/globals';
import type { AssessmentTable, Draft, TableRefusal } from '../../../domain/assessment/assessment-table.ts';
import { beginRun, finishRun, freeze, isFrozen, publish, runOf } from '../../../domain/assessment/assessment-table.ts';
import type { Objection } from '../../../domain/assessment/objection.ts';
import { clock, weekdays } from '../alert/alerts.ts';

const blank: AssessmentTable = { centreId: 'C01', year: 2025, finals: [] };
const run: Draft = { at: clock('2026-01-15T09:00:00'), by: 'sup-1' };
const drafted = finishRun(blank, run);
const DAYS = { days: 10, zone: 'Asia/Shanghai', calendar: weekdays };
const PUBLISHED_AT = clock('2026-01-16T10:00:00');
const UNTIL = clock('2026-01-30T10:00:00');
const published: AssessmentTable = { ...drafted, publication: { at: PUBLISHED_AT, by: 'sup-1', objectionsUntil: UNTIL } };
const objection = (more: Partial<Objection> = {}): Objection => ({
  lawyerId: 'L1',
  number: 1,
  at: PUBLISHED_AT,
  text: '案卷分有误',
  ...more,
});
const decided = (outcome: 'upheld' | 'rejected', at: number) =>
  objection({ decision: { outcome, reason: '已复核', by: 'sup-2', at } });

const refused = (error: TableRefusal) => ({ ok: false, error });

describe('a run', () => {
  test('begins, ends, and leaves a draft', () => {
    const begun = beginRun(blank, run);
    expect(begun).toEqual({ ok: true, value: { ...blank, running: run } });
    expect(begun.ok && finishRun(begun.value, run)).toEqual(drafted);
    expect(drafted).toEqual({ ...blank, draft: run });
    expect(runOf(run)).toBe('2026-01-15T01:00:00.000Z');
  });

  test('delivered again goes on; another one waits', () => {
    const running = { ...blank, running: run };
    expect(beginRun(running, { ...run })).toEqual({ ok: true, value: running });
    expect(beginRun(running, { ...run, by: 'sup-2' })).toEqual(refused('running'));
    const later = (hours: number) => ({ at: run.at + hours * 3_600_000, by: 'sup-2' });
    expect(beginRun(running, later(1.999))).toEqual(refused('running'));
    expect(beginRun(running, later(2))).toEqual({ ok: true, value: { ...blank, running: later(2) } });
  });

  test('delivered again after it was made final, or after a later one was whole, is not taken up', () => {
    const final = { number: 1, draft: run, at: UNTIL, by: 'sup-2', publishedBy: 'sup-1' };
    const earlier = { at: run.at - 1, by: 'sup-2' };
    expect(beginRun({ ...blank, finals: [final] }, { ...run })).toEqual(refused('already-reckoned'));
    expect(beginRun({ ...blank, finals: [final] }, earlier)).toEqual(refused('already-reckoned'));
    expect(beginRun(drafted, earlier)).toEqual(refused('already-reckoned'));
    expect(beginRun(drafted, { ...run })).toEqual({ ok: true, value: { ...drafted, running: run } });
  });
});

describe('a draft is published', () => {
  test('for ten working days', () => {
    expect(publish(drafted, 'sup-1', PUBLISHED_AT, DAYS)).toEqual({ ok: true, value: published });
  });

  test.each<[string, AssessmentTable, TableRefusal]>([
    ['there is none', blank, 'no-draft'],
    ['it is being reckoned', { ...drafted, running: run }, 'running'],
    ['it is out already', published, 'already-published'],
  ])('not when %s', (_, table, error) => expect(publish(table, 'sup-1', PUBLISHED_AT, DAYS)).toEqual(refused(error)));
});

describe('a table is made final', () => {
  test('by another person, once every lawyer could object', () => {
    const frozen = freeze(published, [], 'sup-2', UNTIL + 1);
    const version = { number: 1, draft: run, at: UNTIL + 1, by: 'sup-2', publishedBy: 'sup-1' };
    expect(frozen).toEqual({ ok: true, value: { ...blank, finals: [version] } });
    expect([isFrozen(published), frozen.ok && isFrozen(frozen.value)]).toEqual([false, true]);
  });

  test('and again as the next version', () => {
    const version = { number: 1, draft: run, at: 5, by: 'sup-2', publishedBy: 'sup-1' };
    const again = freeze({ ...published, finals: [version] }, [], 'sup-2', UNTIL + 1);
    expect(again.ok && again.value.finals.map(({ number }) => number)).toEqual([1, 2]);
  });

  test.each<[string, AssessmentTable, readonly Objection[], string, number, TableRefusal]>([
    ['without a draft', blank, [], 'sup-2', UNTIL + 1, 'no-draft'],
    ['while it is reckoned', { ...published, running: run }, [], 'sup-2', UNTIL + 1, 'running'],
    ['before it was published', drafted, [], 'sup-2', UNTIL + 1, 'not-published'],
    ['in the last moment for objections', published, [], 'sup-2', UNTIL, 'objections-open'],
    ['with an objection undecided', published, [decided('rejected', 1), objection()], 'sup-2', UNTIL + 1, 'objection-undecided'],
    [
      'with a draft from before an objection was upheld',
      published,
      [decided('upheld', run.at)],
      'sup-2',
      UNTIL + 1,
      'draft-outdated',
    ],
    ['by the one who published it', published, [], 'sup-1', UNTIL + 1, 'same-person'],
  ])('not %s', (_, table, objections, by, at, error) => expect(freeze(table, objections, by, at)).toEqual(refused(error)));

  test.each<[string, readonly Objection[]]>([
    ['an objection was rejected', [decided('rejected', run.at + 1)]],
    ['the draft was reckoned after one was upheld', [decided('upheld', run.at - 1)]],
  ])('when %s', (_, objections) => expect(freeze(published, objections, 'sup-2', UNTIL + 1).ok).toBe(true));
});
