import { describe, expect, test } from '@jest/globals';
import { parseReply } from '../../domain/reply/parse-reply.ts';
import { VIEWS } from '../domain/reply/gold.ts';
import type { House } from './house.ts';
import { CASE, FIRST_TEXT, useHouses } from './house.ts';

const house = useHouses();

const readAs = (text: string, open: string): string => parseReply(text, VIEWS[open]!).understood.kind;

/** A client who has answered these, a minute apart. */
const afterAnswers = async (...bodies: readonly string[]): Promise<House> => {
  const h = await house();
  await h.close();
  await h.pass(FIRST_TEXT);
  for (const [n, body] of bodies.entries()) {
    h.sleep(`2025-03-06 10:0${n + 1}`);
    await h.writes(body);
  }
  h.sleep('2025-03-06 10:30');
  return h;
};

describe('whatever has been asked, STOP is a refusal and START is none of the answers (rapidpro/rapidpro#519)', () => {
  test.each(Object.keys(VIEWS))('while %s is open', (open) => {
    for (const word of ['STOP', 'TD', '退订', 'T', '别发了']) expect([word, readAs(word, open)]).toEqual([word, 'refusal']);
    for (const word of ['START', '恢复']) expect([word, readAs(word, open)]).toEqual([word, 'resume']);
  });

  test('START does not fall into the survey: nothing is answered, nothing is asked', async () => {
    const h = await afterAnswers('4');
    await h.writes('START');
    expect(h.kinds()).toEqual(['question:overall', 'question:charged']);
    expect((await h.followUp()).answers).toEqual({ overall: 4 });
  });
});

describe('how a STOP is written does not matter (p2pu/learning-circles#593)', () => {
  test.each([
    'Stop. Thank you',
    'STOP.',
    'stop please',
    'please stop',
    'Stop!!',
    '"STOP"',
    'ＳＴＯＰ',
    'STOP\n',
    'Stop - wrong number',
    '退订。谢谢',
  ])('%j', (text) => {
    for (const open of Object.keys(VIEWS)) expect([open, readAs(text, open)]).toEqual([open, 'refusal']);
  });

  test.each(['stop by my house', 'T T', 'T-T', 'TD-LTE', 'He did not stop calling'])('but %j is none', (text) => {
    for (const open of Object.keys(VIEWS)) expect([open, readAs(text, open)]).not.toEqual([open, 'refusal']);
  });
});

test.each(['STOP', 'END', 'CANCEL', 'UNSUBSCRIBE', 'QUIT', 'STOPALL', 'REVOKE', 'OPTOUT', 'REMOVE', 'OPT-OUT', 'ARRET'])(
  'carriers’ own word %s is ours too (SparkDevNetwork/Rock#6399)',
  (word) => expect(readAs(word, 'overall')).toBe('refusal'),
);

test('a STOP in the middle ends the survey; what was answered before stays, and the STOP is no answer (instedd/surveda#1607)', async () => {
  const h = await afterAnswers('5', '8');
  await h.writes('STOP');
  expect(await h.followUp()).toMatchObject({ state: 'refused', answers: { overall: 5, charged: 8 } });
  expect([await h.comment(), h.kinds().at(-1)]).toEqual(['', 'refusal-confirmed']);
});

test('a STOP days after the end counts as one: nobody phones either (instedd/surveda#1151)', async () => {
  const h = await afterAnswers();
  await h.pass('2025-03-20 10:00');
  expect(await h.followUp()).toMatchObject({ state: 'to-call', reason: 'no-answer' });
  await h.writes('STOP');
  expect((await h.followUp()).state).toBe('refused');
  await h.close({ case_no: '2025-0002', closed_at: '2025-03-20 10:00' });
  await h.pass('2025-04-20 10:00');
  expect(await h.followUp('2025-0002')).toMatchObject({ state: 'excluded', reason: 'refused-earlier' });
  expect(h.handed.filter(({ kind }) => kind === 'question:overall')).toHaveLength(1);
});

describe('refusing, breaking off and answering in part are told apart (instedd/surveda#795)', () => {
  test.each<[string, readonly string[], string, object]>([
    ['refuses at once', ['TD'], 'refused', {}],
    ['refuses later', ['4', 'TD'], 'refused', { overall: 4 }],
    ['falls silent after the first answer', ['4'], 'partial', { overall: 4 }],
    ['answers all', ['4', '8', '4', '8', '0'], 'completed', { overall: 4, charged: 8, communication: 4, absent: 8 }],
    ['says nothing', [], 'to-call', {}],
  ])('one who %s', async (_, bodies, state, answers) => {
    const h = await afterAnswers(...bodies);
    await h.pass('2025-03-20 10:00');
    expect(await h.followUp()).toMatchObject({ state, answers });
  });
});

test('the confirmation of a STOP still reaches the number it blocks, once (SparkDevNetwork/Rock#7049)', async () => {
  const h = await afterAnswers('4');
  for (const minute of [31, 32, 33]) {
    h.sleep(`2025-03-06 10:${minute}`);
    await h.writes('STOP');
  }
  expect(h.kinds().slice(2)).toEqual(['refusal-confirmed']);
});

test('what a carrier does not send because the number opted out is seen, and heeded (SplitTime/OpenSplitTime#1947)', async () => {
  const h = await house({ carrier: () => ({ kind: 'opted-out', code: 'DESTINATION_PHONE_NUMBER_OPTED_OUT' }) });
  await h.close();
  await h.pass(FIRST_TEXT);
  expect((await h.followUp()).state).toBe('refused');
  await h.close({ case_no: '2025-0002', closed_at: '2025-03-06 10:00' });
  await h.pass('2025-04-20 10:00');
  expect(await h.followUp('2025-0002')).toMatchObject({ state: 'excluded', reason: 'refused-earlier' });
  expect(h.handed).toHaveLength(1);
});

test('a refusal outlives its case until the client takes it back (SplitTime/OpenSplitTime#1947)', async () => {
  const h = await afterAnswers();
  await h.writes('TD');
  h.sleep('2025-03-07 10:00');
  await h.writes('恢复');
  await h.close({ case_no: '2025-0002', closed_at: '2025-03-07 10:00' });
  await h.pass('2025-03-10 10:00');
  expect((await h.followUp('2025-0002')).state).toBe('asking');
  expect((await h.followUp(CASE)).state).toBe('refused');
});

test('who refuses and comes back is asked about later closings, not about one that waited (SplitTime/OpenSplitTime#1947)', async () => {
  const h = await afterAnswers();
  await h.close({ case_no: '2025-0002', closed_at: '2025-03-06 10:00' });
  h.sleep('2025-03-06 11:00');
  await h.writes('TD');
  h.sleep('2025-03-06 11:30');
  await h.writes('恢复');
  await h.close({ case_no: '2025-0003', closed_at: '2025-03-06 12:00' });
  await h.pass('2025-03-10 10:00');
  expect(await h.followUp('2025-0002')).toMatchObject({ state: 'excluded', reason: 'refused-earlier' });
  expect((await h.followUp('2025-0003')).state).toBe('asking');
});

test('a STOP that was on its way when the next case began ends that too (instedd/surveda#1151)', async () => {
  const h = await afterAnswers();
  await h.close({ case_no: '2025-0002' });
  await h.pass('2025-03-14 10:01');
  expect(h.kinds()).toEqual(['question:overall', 'reminder', 'question:overall']);
  await h.writes('TD', { sentAt: '2025-03-14 09:59' });
  expect((await h.followUp('2025-0002')).state).toBe('refused');
  await h.pass('2025-04-20 10:00');
  expect(h.kinds().slice(3)).toEqual(['refusal-confirmed']);
});

test('a STOP that the carrier brings again after the client came back ends nothing (SplitTime/OpenSplitTime#1947)', async () => {
  const h = await afterAnswers();
  await h.writes('TD', { id: 'stop' });
  h.sleep('2025-03-07 10:00');
  await h.writes('恢复');
  await h.close({ case_no: '2025-0002', closed_at: '2025-03-07 10:00' });
  await h.pass('2025-03-10 10:00');
  expect(await h.writes('TD', { id: 'stop', sentAt: '2025-03-06 10:30' })).toBe('repeat');
  expect((await h.followUp('2025-0002')).state).toBe('asking');
});
