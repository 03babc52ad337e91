import { describe, expect, test } from '@jest/globals';
import { FIRST_TEXT, useHouses } from './house.ts';

const house = useHouses();
const SECOND = '2025-0002';

/** One client with two cases closed on one day: the second is asked a day after the first has ended, on 14 March at 10:00. */
const twoCases = async () => {
  const h = await house();
  await h.close();
  await h.close({ case_no: SECOND });
  await h.pass(FIRST_TEXT);
  return h;
};

test('a client with two cases is asked about one at a time, and answers that one (Dapeebb/TeamAfrica#5)', async () => {
  const h = await twoCases();
  await h.writes('2');
  await h.pass('2025-03-14 10:00');
  await h.writes('5');
  expect(h.handed.map(({ at, kind }) => `${at} ${kind}`)).toEqual([
    '2025-03-06 10:00 question:overall',
    '2025-03-06 10:00 question:charged',
    '2025-03-14 10:00 question:overall',
    '2025-03-14 10:00 question:charged',
  ]);
  expect([(await h.followUp()).answers, (await h.followUp(SECOND)).answers]).toEqual([{ overall: 2 }, { overall: 5 }]);
});

describe('a number belongs to the question it can answer, not to the one that was texted last (ushahidi/platform#2529)', () => {
  test('answers whose order the carrier has turned round', async () => {
    const h = await house();
    await h.close();
    await h.pass(FIRST_TEXT);
    h.sleep('2025-03-06 10:01');
    await h.writes('5');
    h.sleep('2025-03-06 10:05');
    await h.writes('4', { sentAt: '2025-03-06 10:04' });
    await h.writes('8', { sentAt: '2025-03-06 10:02' });
    expect((await h.followUp()).answers).toEqual({ overall: 4, charged: 8 });
  });

  test('an answer that changes its mind while the next question is open', async () => {
    const h = await house();
    await h.close();
    await h.pass(FIRST_TEXT);
    await h.writes('5');
    h.sleep('2025-03-06 10:01');
    await h.writes('2');
    expect(await h.followUp()).toMatchObject({ answers: { overall: 2 }, corrections: [{ question: 'overall', was: 5 }] });
    expect(h.kinds()).toEqual(['question:overall', 'question:charged']);
  });
});

test('answers meant for one survey are not processed by another (OnePointGlobal/OnePoint-Global-SMS-Services#9)', async () => {
  const h = await twoCases();
  await h.pass('2025-03-14 10:01');
  // It was sent before the second survey began, and came in after.
  await h.writes('4', { sentAt: '2025-03-14 09:59' });
  expect([(await h.followUp()).answers, (await h.followUp(SECOND)).answers]).toEqual([{ overall: 4 }, {}]);
  await h.writes('5');
  expect([(await h.followUp()).answers, (await h.followUp(SECOND)).answers]).toEqual([{ overall: 4 }, { overall: 5 }]);
});

test('an answer that comes after the end is not thrown away (rapidpro/rapidpro#1178)', async () => {
  const h = await house();
  await h.close();
  await h.pass('2025-03-25 10:00');
  expect(await h.followUp()).toMatchObject({ state: 'to-call', endedAt: h.moment('2025-03-13 10:00') });
  await h.writes('4');
  expect(await h.followUp()).toMatchObject({ state: 'partial', answers: { overall: 4 }, endedAt: h.moment('2025-03-13 10:00') });
  expect(h.kinds()).toEqual(['question:overall', 'reminder']);
});

test('one that comes after a month is kept and counts no more (rapidpro/rapidpro#1178)', async () => {
  const h = await house();
  await h.close();
  await h.pass('2025-04-05 09:59');
  await h.writes('4');
  h.sleep('2025-04-05 10:01');
  await h.writes('2');
  expect((await h.followUp()).answers).toEqual({ overall: 4 });
  expect(await h.messages()).toEqual([
    ['4', 'answers'],
    ['2', 'answers'],
  ]);
});
