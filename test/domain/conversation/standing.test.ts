import { describe, expect, test } from '@jest/globals';
import type { FollowUp } from '../../../domain/conversation/follow-up.ts';
import {
  currentTexts,
  endOf,
  endsAt,
  hasSent,
  isComplete,
  nextDueAt,
  nextQuestion,
  openQuestion,
  overallCounts,
  questionsOf,
  reminderAt,
  viewAt,
} from '../../../domain/conversation/standing.ts';
import type { Answers } from '../../../domain/shared/codes.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../domain/shared/instant.ts';
import { STANDARD_1 } from '../../../domain/shared/policy.ts';
import { closingFacts, followUp } from '../../fixtures/follow-up.ts';
import { answered, asking, clock, commenting, given, question, queued, T0 } from './given.ts';

const ALL: Answers = { overall: 4, charged: 8, communication: 5, absent: 0 };
const consultation = { closing: closingFacts({ service: 'consultation' }) };

describe('the questions of a service', () => {
  test('a case is asked for all, a consultation for its overall satisfaction', () => {
    expect(questionsOf('case')).toEqual(['overall', 'charged', 'communication', 'absent']);
    expect(questionsOf('consultation')).toEqual(['overall']);
  });
});

describe('what counts', () => {
  test.each<[string, Partial<FollowUp>, boolean, boolean]>([
    ['nothing', {}, false, false],
    ['an overall of 2', { answers: { overall: 2 } }, true, false],
    ['everything', { answers: ALL }, true, true],
    ['everything but the last', { answers: { overall: 4, charged: 8, communication: 5 } }, true, false],
    ['everything but overall', { answers: { charged: 8, communication: 5, absent: 0 } }, false, false],
    ['an unconfirmed 1', { answers: { ...ALL, overall: 1 } }, false, false],
    ['a confirmed 1', { answers: { ...ALL, overall: 1 }, confirmed: true }, true, true],
    ['a consultation’s overall', { ...consultation, answers: { overall: 3 } }, true, true],
    ['a consultation’s unconfirmed 1', { ...consultation, answers: { overall: 1 } }, false, false],
  ])('%s', (_, changes, counts, complete) => {
    const f = followUp(changes);
    expect([overallCounts(f), isComplete(f)]).toEqual([counts, complete]);
  });

  test.each<[string, Partial<FollowUp>, object]>([
    ['everything', { answers: ALL }, { state: 'completed' }],
    ['overall alone', { answers: { overall: 4 } }, { state: 'partial' }],
    ['an unconfirmed 1', { answers: { ...ALL, overall: 1 } }, { state: 'to-call', reason: 'failed' }],
    ['nothing', {}, { state: 'to-call', reason: 'failed' }],
  ])('a conversation ends with %s', (_, changes, end) => expect(endOf(followUp(changes), 'failed')).toEqual(end));

  test.each<[string, Partial<FollowUp>, string | undefined]>([
    ['after nothing', {}, 'overall'],
    ['after overall', { answers: { overall: 4 } }, 'charged'],
    ['after a correction ahead', { answers: { overall: 4, communication: 4 } }, 'charged'],
    ['after three', { answers: { overall: 4, charged: 8, communication: 4 } }, 'absent'],
    ['after all coded ones', { answers: ALL }, 'comment'],
    ['after a consultation’s overall', { ...consultation, answers: { overall: 4 } }, undefined],
    ['in a consultation', consultation, 'overall'],
  ])('%s comes the next question', (_, changes, next) => expect(nextQuestion(followUp(changes))).toBe(next));
});

describe('the texts of the present conversation', () => {
  const before = question('overall', T0 - 1);

  test('begin with its opening, the moment itself included', () => {
    const f = given(
      followUp(),
      before,
      { type: 'ConversationOpened', at: T0 },
      question('overall', T0),
      question('charged', T0 + 1),
    );
    expect(currentTexts(f).map(({ at }) => at)).toEqual([T0, T0 + 1]);
    expect([hasSent(f, 'question:charged'), hasSent(f, 'confirm')]).toEqual([true, false]);
  });

  test('are none before it', () => {
    const f = given(followUp(), before);
    expect([currentTexts(f), openQuestion(f), hasSent(f, 'question:overall')]).toEqual([[], undefined, false]);
  });

  test('the latest that asks something says what is open', () => {
    expect(openQuestion(asking())).toBe('overall');
    const refused = asking(question('charged', T0 + 1), queued('refusal-confirmed', undefined, T0 + 2));
    expect(openQuestion(refused)).toBe('charged');
  });
});

describe('what a reply could know of', () => {
  const at = T0 + HOUR_MS;

  test('a text of the very moment, not one a millisecond later', () => {
    const f = asking(answered('overall', 4, T0 + 1), question('charged', at));
    expect(viewAt(f, at)).toEqual({
      respondentIsClient: true,
      open: 'charged',
      unanswered: ['charged', 'communication', 'absent'],
      asked: ['overall', 'charged'],
    });
    expect(viewAt(f, at - 1)).toMatchObject({ open: 'overall', asked: ['overall'] });
    expect(viewAt(f, T0 - 1)).toMatchObject({ open: undefined, asked: [] });
  });

  test('not a text that has not left', () => {
    const f = {
      ...asking(),
      texts: asking(question('charged', at)).texts.map((text, i) => (i === 1 ? { ...text, state: 'queued' as const } : text)),
    };
    expect(viewAt(f, at)).toMatchObject({ open: 'overall', asked: ['overall'] });
  });

  test('a question texted again counts where it was texted last; questions back and the comment are no coded questions', () => {
    const f = asking(
      question('charged', at),
      question('communication', at),
      queued('confirm', 'confirm', at),
      question('charged', at),
      question('comment', at),
      queued('refusal-confirmed', undefined, at),
    );
    expect(viewAt(f, at)).toMatchObject({ open: 'comment', asked: ['overall', 'communication', 'charged'] });
  });

  test('a question answered among several was never texted, yet can be corrected; not before a question still open', () => {
    const several = [answered('overall', 5, at), answered('charged', 8, at), answered('communication', 5, at)];
    const done = asking(...several, answered('absent', 8, at), question('comment', at));
    expect(viewAt(done, at)).toMatchObject({ open: 'comment', asked: ['overall', 'charged', 'communication', 'absent'] });
    expect(viewAt(done, at - 1)).toMatchObject({ open: 'overall', asked: ['overall'] });
    const formBefore = asking(answered('charged', 8, at));
    expect(viewAt(formBefore, at)).toMatchObject({ open: 'overall', asked: ['overall'] });
    const slip = asking(answered('overall', 1, at), answered('charged', 8, at), queued('confirm', 'confirm', at));
    expect(viewAt(slip, at)).toMatchObject({ open: 'confirm', asked: ['overall'] });
  });

  test('a consultation has one question to answer, and a guardian is not the client', () => {
    const f = given(
      followUp({ closing: closingFacts({ service: 'consultation', respondent: 'guardian' }) }),
      { type: 'ConversationOpened', at: T0 },
      question('overall', T0),
    );
    expect(viewAt(f, at)).toEqual({ respondentIsClient: false, open: 'overall', unanswered: ['overall'], asked: ['overall'] });
  });
});

describe('what is due', () => {
  test('a conversation ends seven days after its first text', () => {
    expect(endsAt(asking(), STANDARD_1)).toBe(T0 + 7 * DAY_MS);
  });

  test.each([T0 + HOUR_MS, T0 + 6 * DAY_MS + 23 * HOUR_MS])('or 24 hours after the comment was last asked for', (at) => {
    expect(endsAt(commenting(at), STANDARD_1)).toBe(at + DAY_MS);
    const again = given(commenting(at), queued('confirm', 'confirm', at + 1), question('comment', at + MINUTE_MS));
    expect(endsAt(again, STANDARD_1)).toBe(at + MINUTE_MS + DAY_MS);
  });

  test.each(['waiting', 'completed', 'cancelled'] as const)('no conversation ends that is %s', (state) => {
    expect(endsAt({ ...asking(), state }, STANDARD_1)).toBeUndefined();
    expect(reminderAt({ ...asking(), state }, STANDARD_1)).toBeUndefined();
  });

  test.each([
    ['2025-03-06 10:00', '2025-03-08 10:00'],
    ['2025-03-06 09:00', '2025-03-08 09:00'],
    ['2025-03-06 20:00', '2025-03-09 09:00'],
    ['2025-03-06 04:00', '2025-03-08 09:00'],
  ])('a first text of %s is followed by a reminder at %s', (asked, due) => {
    const f = given(followUp(), { type: 'ConversationOpened', at: clock(asked) }, question('overall', clock(asked)));
    expect(reminderAt(f, STANDARD_1)).toBe(clock(due));
  });

  test.each<[string, FollowUp]>([
    ['after a reply', { ...asking(), replied: true }],
    ['after an answer by another way', { ...asking(), answeredAt: T0 + 1 }],
    ['after the reminder', asking(queued('reminder', 'overall', T0 + 2 * DAY_MS))],
  ])('no reminder %s', (_, f) => expect(reminderAt(f, STANDARD_1)).toBeUndefined());

  test.each<[string, FollowUp, number | undefined]>([
    ['the first text', followUp(), T0],
    ['the reminder', asking(), T0 + 2 * DAY_MS],
    ['the end', { ...asking(), replied: true }, T0 + 7 * DAY_MS],
    ['nothing', given(asking(), { type: 'Ended', at: T0 + 1, state: 'refused' }), undefined],
  ])('next comes %s', (_, f, due) => expect(nextDueAt(f, STANDARD_1)).toBe(due));

  const held = T0 + 3 * DAY_MS;
  test.each<[string, FollowUp, number | undefined]>([
    ['the first text, held', followUp(), held],
    ['the first text, due later anyway', followUp({ dueAt: held + 1 }), held + 1],
    ['the reminder, held', asking(), held],
    ['the end, which nothing holds', commenting(T0), T0 + DAY_MS],
    ['nothing', given(asking(), { type: 'Ended', at: T0 + 1, state: 'refused' }), undefined],
  ])('while our texts are held back, next comes %s', (_, f, due) => expect(nextDueAt(f, STANDARD_1, held)).toBe(due));
});
