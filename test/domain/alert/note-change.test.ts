import { describe, expect, test } from '@jest/globals';
import type { FollowUp, Recovery } from '../../../domain/conversation/follow-up.ts';
import { noteChange } from '../../../domain/alert/note-change.ts';
import { answered } from '../response/a-follow-up.ts';
import { anAlert } from './alerts.ts';

const alert = anAlert('medium');
const voided = { at: 5, by: 'sup-1', reason: 'wrong case' };
const f = answered('1', 2);

/** What its client said to the question whether it is settled. */
const toQuestion = (recovery: Partial<Recovery>): FollowUp =>
  answered('1', 2, { recovery: { causes: ['overall'], wantedAt: 5, askFrom: 5, ...recovery } });

describe('what an alert shows of its case', () => {
  test.each<[string, FollowUp, FollowUp, readonly string[]]>([
    ['nothing happened', f, f, []],
    ['its answer was corrected', f, answered('1', 4), ['corrected']],
    ['another answer changed', f, answered('1', 2, { answers: { overall: 2, communication: 1 } }), []],
    ['its answer came only now', answered('1', 2, { answers: {} }), f, []],
    ['its answer was taken away', f, answered('1', 2, { answers: {} }), ['corrected']],
    ['voided', f, answered('1', 2, { voided }), ['voided']],
    ['voided before already', answered('1', 2, { voided }), answered('1', 2, { voided }), []],
    ['restored', answered('1', 2, { voided }), f, ['void-lifted']],
    ['reopened', f, answered('1', 2, { state: 'cancelled' }), ['case-reopened']],
    ['closed again', answered('1', 2, { state: 'cancelled' }), f, ['case-closed-again']],
    ['still reopened', answered('1', 2, { state: 'cancelled' }), answered('1', 2, { state: 'cancelled' }), []],
    ['settled, says its client', f, toQuestion({ answeredAt: 8, isSettled: true }), ['client-settled']],
    ['not settled', f, toQuestion({ answeredAt: 8, isSettled: false }), ['client-not-settled']],
    ['neither', f, toQuestion({ unclearAt: 8 }), ['client-wrote']],
    ['neither, and once more', toQuestion({ unclearAt: 7 }), toQuestion({ unclearAt: 8 }), ['client-wrote']],
    [
      'neither, then settled',
      toQuestion({ unclearAt: 7 }),
      toQuestion({ unclearAt: 7, answeredAt: 8, isSettled: true }),
      ['client-settled'],
    ],
    ['said before already', toQuestion({ answeredAt: 8, isSettled: true }), toQuestion({ answeredAt: 8, isSettled: true }), []],
    ['about another alert', f, toQuestion({ causes: ['charged'], answeredAt: 8, isSettled: false, unclearAt: 7 }), []],
    ['asked anew after words', toQuestion({ unclearAt: 7 }), toQuestion({ askedAt: 9 }), []],
    ['asked anew after an answer', toQuestion({ answeredAt: 8, isSettled: true }), toQuestion({ askedAt: 9 }), []],
    ['only asked', f, toQuestion({ askedAt: 7 }), []],
    ['several at once', f, answered('1', 4, { voided }), ['corrected', 'voided']],
  ])('%s', (_, before, after, expected) => {
    const noted = noteChange(alert, before, after, 9);
    if (expected.length === 0) expect(noted).toBeUndefined();
    else expect(noted).toEqual({ ...alert, notices: expected.map((what) => ({ at: 9, what })) });
  });

  test.each([
    ['lawyer', { lawyerId: 'L002' }],
    ['centre', { centreId: 'C02' }],
  ])('it follows the case to another %s', (_, closing) => {
    expect(noteChange(alert, f, answered('1', 2, { closing }), 9)).toEqual({
      ...alert,
      ...closing,
      notices: [{ at: 9, what: 'case-moved' }],
    });
  });

  test('a cause without a question has nothing to correct', () => {
    expect(noteChange(anAlert('low', { cause: 'trend' }), f, answered('1', 4), 9)).toBeUndefined();
  });

  test('the same change twice is noted once; another later one beside it', () => {
    const once = noteChange(alert, f, answered('1', 2, { voided }), 9);
    expect(once && noteChange(once, f, answered('1', 2, { voided }), 9)).toBeUndefined();
    expect(once && noteChange(once, answered('1', 2, { voided }), f, 9)?.notices).toHaveLength(2);
    expect(once && noteChange(once, f, answered('1', 2, { voided }), 10)?.notices).toHaveLength(2);
  });
});
