import { beforeAll, describe, expect, test } from '@jest/globals';
import type { ReplayEvent } from '../../contracts/replay-event.ts';
import { playCases, shanghai } from './play-cases.ts';

/*
 * One client who was dissatisfied with the communication, whose alert is put right, and who says that nothing is settled: the
 * same events under a policy that asks, and under the default, which does not.
 */

const CASE = 'W-1';
const RESOLVED = shanghai('2025-03-10 15:00');
const QUESTION = '您反映的问题已处理';

const says = (at: string, body: string): ReplayEvent => ({
  type: 'reply',
  at: shanghai(at),
  from: CASE,
  body,
  id: `${at} ${body}`,
});
const EVENTS: readonly ReplayEvent[] = [
  says('2025-03-06 10:10', '4'),
  says('2025-03-06 10:20', '8'),
  says('2025-03-06 10:30', '2'),
  says('2025-03-06 10:40', '8'),
  says('2025-03-06 10:50', '0'),
  {
    type: 'alert',
    at: RESOLVED,
    caseNo: CASE,
    cause: 'communication',
    action: 'resolve',
    outcome: 'remedied',
    note: '已约谈',
    by: 'sup-1',
  },
  says('2025-03-10 16:00', '9'),
];

const play = async (ask: boolean) =>
  playCases({
    settings: {},
    cases: [{ caseNo: CASE, centreId: 'A', closedAt: '2025-03-03 10:00' }],
    events: EVENTS,
    policy: { alert: { recovery: { ask } } },
    until: '2025-03-11 12:00',
  });
let asking: Awaited<ReturnType<typeof play>>;
let silent: Awaited<ReturnType<typeof play>>;
beforeAll(async () => {
  asking = await play(true);
  silent = await play(false);
}, 240_000);

const bodies = ({ texts }: typeof asking) => texts.map(({ body }) => body);

describe('a policy that asks', () => {
  test('texts the question once, after the survey', () => {
    const asked = asking.texts.filter(({ body }) => body.includes(QUESTION));
    expect(asked.map(({ at }) => at)).toEqual([RESOLVED]);
    expect(bodies(asking).indexOf(asked[0]!.body)).toBe(asking.texts.length - 1);
  });

  test('the 9 opens the alert again; the survey stands', () => {
    expect(asking.snapshot.alerts.map(({ alert }) => alert)).toMatchObject([
      {
        cause: 'communication',
        levelSince: shanghai('2025-03-10 16:00'),
        contactBy: shanghai('2025-03-13 16:00'),
        earlier: [{ outcome: 'remedied', resolvedAt: RESOLVED, clientTold: true }],
        notices: [{ what: 'client-not-settled' }],
      },
    ]);
    expect(asking.snapshot.alerts[0]?.alert.resolvedAt).toBeUndefined();
    const [before] = silent.snapshot.followUps;
    const [after] = asking.snapshot.followUps;
    const response = ({ followUp: { state, answers, endedAt, answeredAt } }: (typeof silent.snapshot.followUps)[number]) => ({
      state,
      endedAt,
      answeredAt,
      ...answers,
    });
    expect(response(after!)).toMatchObject({ state: 'completed', overall: 4, charged: 8, communication: 2, absent: 8 });
    expect(before?.followUp.answers.absent).toBe(9);
  });
});

describe('the default', () => {
  test('texts nothing more, and a 9 corrects the survey as a late reply does', () => {
    expect(bodies(silent)).toEqual(bodies(asking).filter((body) => !body.includes(QUESTION)));
    expect(silent.snapshot.alerts.map(({ alert }) => [alert.cause, alert.outcome])).toEqual([
      ['absent', undefined],
      ['communication', 'remedied'],
    ]);
  });

  test('an alert resolved in a replay counts as told to its client', () => {
    expect(silent.rejected).toEqual([]);
    expect(silent.snapshot.alerts.find(({ alert }) => alert.cause === 'communication')?.alert.clientTold).toBe(true);
  });
});
