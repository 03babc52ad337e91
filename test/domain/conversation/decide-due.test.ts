import { describe, expect, test } from '@jest/globals';
import {
  awaitsAnswer,
  CLAIM_LEASE_MS,
  decideDue,
  expire,
  giveUpClaims as givenUpBy,
  moveText,
  silenceReason,
} from '../../../domain/conversation/decide-due.ts';
import type { MayBegin } from '../../../domain/conversation/decide-due.ts';
import type { FollowUp, TextState } from '../../../domain/conversation/follow-up.ts';
import { TEXT_STATES } from '../../../domain/conversation/follow-up.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../domain/shared/instant.ts';
import { STANDARD_1 } from '../../../domain/shared/policy.ts';
import { followUp } from '../../fixtures/follow-up.ts';
import { answered, asking, clock, commenting, given, question, queued, T0 } from './given.ts';

const due = (f: FollowUp, at: number, mayBegin: MayBegin = 'free') => decideDue(f, at, STANDARD_1, mayBegin);
type Report = 'sent' | 'delivered' | 'failed' | 'unknown';
const report = (f: FollowUp, index: number, status: Report, at: number) => moveText(f, index, status, at, STANDARD_1);
const giveUpClaims = (f: FollowUp, at: number) => givenUpBy(f, at, STANDARD_1);
/** A follow-up one of whose texts is in some state since `at`. */
const withText = (f: FollowUp, index: number, state: TextState, at: number): FollowUp => ({
  ...f,
  texts: f.texts.map((text, i) => (i === index ? { ...text, state, at } : text)),
});

describe('the first text', () => {
  test('leaves when it is due, and not a moment before', () => {
    expect(due(followUp(), T0 - 1)).toEqual([]);
    expect(due(followUp(), T0)).toEqual([{ type: 'ConversationOpened', at: T0 }, question('overall', T0)]);
  });

  test('a case looked at late is asked late', () => {
    const late = clock('2025-03-06 19:59');
    expect(due(followUp(), late)).toEqual([{ type: 'ConversationOpened', at: late }, question('overall', late)]);
  });

  test('a case looked at outside the allowed hours waits, due since when it was, and is asked in the morning', () => {
    expect(due(followUp(), clock('2025-03-06 20:00'))).toEqual([]);
    expect(due(followUp(), clock('2025-03-07 08:59'))).toEqual([]);
    const morning = clock('2025-03-07 09:00');
    expect(due(followUp(), morning)).toEqual([{ type: 'ConversationOpened', at: morning }, question('overall', morning)]);
  });

  test('a number that has refused meanwhile is not asked, whatever the hour', () => {
    const night = clock('2025-03-06 22:00');
    expect(due(followUp(), night, 'refused')).toEqual([
      { type: 'Ended', at: night, state: 'excluded', reason: 'refused-earlier' },
    ]);
    expect(due(followUp(), T0 - 1, 'refused')).toEqual([]);
  });
});

describe('while the month is used up', () => {
  test('no first text leaves and the case stays as it is', () => {
    expect(due(followUp(), T0, 'capped')).toEqual([]);
    expect(due(followUp(), T0, 'paused')).toEqual([]);
    expect(due(followUp(), clock('2025-03-06 22:00'), 'capped')).toEqual([]);
  });

  test('no reminder leaves, but a lost text is given up and the conversation ends', () => {
    expect(due(asking(), T0 + 2 * DAY_MS, 'capped')).toEqual([]);
    expect(due(asking(), T0 + 2 * DAY_MS, 'paused')).toEqual([]);
    const claimed = withText(asking(question('charged', T0 + 1)), 1, 'claimed', T0 + 1);
    expect(due(claimed, T0 + 2 * DAY_MS, 'capped')).toEqual([{ type: 'TextMoved', index: 1, state: 'unknown' }]);
    const end = T0 + 7 * DAY_MS;
    expect(due(asking(), end, 'capped')).toEqual([{ type: 'Ended', at: end, state: 'to-call', reason: 'no-answer' }]);
  });
});

describe('the reminder', () => {
  const at = T0 + 48 * HOUR_MS;

  test('leaves 48 hours after the first text, and not a moment before', () => {
    expect(due(asking(), at - 1)).toEqual([]);
    expect(due(asking(), at)).toEqual([queued('reminder', 'overall', at)]);
  });

  test('waits for the allowed hours when nobody looked in time', () => {
    expect(due(asking(), clock('2025-03-08 20:00'))).toEqual([]);
    expect(due(asking(), clock('2025-03-09 08:59'))).toEqual([]);
    expect(due(asking(), clock('2025-03-09 09:00'))).toEqual([queued('reminder', 'overall', clock('2025-03-09 09:00'))]);
  });

  test('leaves once', () => {
    expect(due(given(asking(), ...due(asking(), at)), at)).toEqual([]);
  });
});

describe('the end of a conversation', () => {
  const end = T0 + 7 * DAY_MS;
  const silent = asking(queued('reminder', 'overall', T0 + 2 * DAY_MS));

  test('comes seven days after the first text, and not a moment before', () => {
    expect(due(silent, end - 1)).toEqual([]);
    expect(due(silent, end)).toEqual([{ type: 'Ended', at: end, state: 'to-call', reason: 'no-answer' }]);
  });

  test('is dated when it was due, not when somebody looked, and comes before a reminder that was missed', () => {
    expect(due(asking(), end + HOUR_MS)).toEqual([{ type: 'Ended', at: end, state: 'to-call', reason: 'no-answer' }]);
  });

  test('comes 24 hours after the comment was asked for', () => {
    const asked = T0 + HOUR_MS;
    expect(due(commenting(asked), asked + DAY_MS - 1)).toEqual([]);
    expect(due(commenting(asked), asked + DAY_MS)).toEqual([{ type: 'Ended', at: asked + DAY_MS, state: 'completed' }]);
  });

  test('comes once', () => {
    expect(due(given(silent, ...due(silent, end)), end)).toEqual([]);
  });

  test('its own moment still belongs to the conversation', () => {
    expect(expire(silent, end, STANDARD_1)).toEqual([]);
    expect(expire(silent, end + 1, STANDARD_1)).toEqual([{ type: 'Ended', at: end, state: 'to-call', reason: 'no-answer' }]);
    expect(expire(followUp(), end, STANDARD_1)).toEqual([]);
  });

  test.each<[string, FollowUp, string]>([
    ['nobody wrote', asking(), 'no-answer'],
    ['a message was not understood', asking({ type: 'NotUnderstood' }), 'not-understood'],
    ['a 1 was not confirmed', asking(answered('overall', 1, T0)), 'unconfirmed'],
    [
      'a 1 was not confirmed, nor another message understood',
      asking(answered('overall', 1, T0), { type: 'NotUnderstood' }),
      'unconfirmed',
    ],
  ])('when %s the call list says so', (_, f, reason) => expect(silenceReason(f)).toBe(reason));

  test('an answer that counts makes it partial', () => {
    expect(due(asking(answered('overall', 4, T0)), end)).toEqual([{ type: 'Ended', at: end, state: 'partial' }]);
  });
});

describe('a report on a text', () => {
  const moved = (from: TextState, to: Report) =>
    report(withText(asking(question('charged', T0 + 1)), 1, from, T0 + 1), 1, to, T0 + 2);

  const FORWARD: Readonly<Record<TextState, readonly string[]>> = {
    queued: ['unknown', 'sent', 'delivered', 'failed'],
    claimed: ['unknown', 'sent', 'delivered', 'failed'],
    handed: ['unknown', 'sent', 'delivered', 'failed'],
    unknown: ['sent', 'delivered', 'failed'],
    sent: ['delivered', 'failed'],
    delivered: [],
    failed: [],
  };

  test.each(TEXT_STATES)('moves one that is %s forward only', (state) => {
    for (const status of ['unknown', 'sent', 'delivered', 'failed'] as const) {
      const facts = FORWARD[state].includes(status) ? [{ type: 'TextMoved', index: 1, state: status }] : [];
      expect([status, moved(state, status)]).toEqual([status, facts]);
    }
  });

  test('on a text that is not there changes nothing', () => expect(report(asking(), 1, 'failed', T0)).toEqual([]));

  test.each(['failed', 'unknown'] as const)('that the first text is lost (%s) sends the case to the call list', (status) => {
    const f = withText(asking(), 0, 'handed', T0);
    expect(report(f, 0, status, T0 + 5)).toEqual([
      { type: 'TextMoved', index: 0, state: status },
      { type: 'Ended', at: T0 + 5, state: 'to-call', reason: status },
    ]);
  });

  test.each<[string, FollowUp, number]>([
    ['the client has written', { ...asking(), replied: true }, 0],
    ['an answer came by another way', { ...asking(), answeredAt: T0 + 1 }, 0],
    ['the conversation has ended', { ...asking(), state: 'refused' }, 0],
    ['it was a later text', asking(question('charged', T0 + 1)), 1],
  ])('that a text is lost ends nothing when %s', (_, f, index) => {
    expect(report(f, index, 'failed', T0 + 5)).toEqual([{ type: 'TextMoved', index, state: 'failed' }]);
  });

  test.each(['failed', 'unknown', 'delivered'] as const)(
    'that comes after the conversation was due to end (%s) finds it ended at its own time',
    (status) => {
      const end = T0 + 7 * DAY_MS;
      expect(report(withText(asking(), 0, 'handed', T0), 0, status, end + 1)).toEqual([
        { type: 'Ended', at: end, state: 'to-call', reason: 'no-answer' },
        { type: 'TextMoved', index: 0, state: status },
      ]);
    },
  );

  test('at the very moment of the end is in time', () => {
    const end = T0 + 7 * DAY_MS;
    expect(report(asking(), 0, 'failed', end)).toEqual([
      { type: 'TextMoved', index: 0, state: 'failed' },
      { type: 'Ended', at: end, state: 'to-call', reason: 'failed' },
    ]);
  });

  test('that tells nothing new does not even end a conversation whose time is up', () => {
    expect(report(withText(asking(), 0, 'delivered', T0), 0, 'failed', T0 + 8 * DAY_MS)).toEqual([]);
  });

  test('that it was delivered ends nothing', () => {
    expect(report(asking(), 0, 'delivered', T0 + 5)).toEqual([{ type: 'TextMoved', index: 0, state: 'delivered' }]);
  });

  test('the first text of a new conversation counts, not that of the one before', () => {
    const again = given(asking(), { type: 'ConversationOpened', at: T0 + DAY_MS }, question('overall', T0 + DAY_MS));
    expect(report(again, 0, 'failed', T0 + DAY_MS)).toEqual([{ type: 'TextMoved', index: 0, state: 'failed' }]);
    expect(report(again, 1, 'failed', T0 + DAY_MS)).toHaveLength(2);
  });
});

describe('a claimed text nobody has heard of', () => {
  const f = withText(asking(), 0, 'claimed', T0);
  const lost = [
    { type: 'TextMoved', index: 0, state: 'unknown' },
    { type: 'Ended', at: T0 + CLAIM_LEASE_MS, state: 'to-call', reason: 'unknown' },
  ];

  test('is given up after two minutes, and not a moment before', () => {
    expect(CLAIM_LEASE_MS).toBe(120_000);
    expect(giveUpClaims(f, T0 + CLAIM_LEASE_MS - 1)).toEqual([]);
    expect(giveUpClaims(f, T0 + CLAIM_LEASE_MS)).toEqual(lost);
  });

  test.each(['queued', 'handed', 'unknown'] as const)('one that is %s is not', (state) => {
    expect(giveUpClaims(withText(f, 0, state, T0), T0 + DAY_MS)).toEqual([]);
  });

  test.each([CLAIM_LEASE_MS, 48 * HOUR_MS, 8 * DAY_MS])(
    'its case is not reminded any more, and ended when the lease did, though somebody looks only %d ms after',
    (later) => expect(due(f, T0 + later)).toEqual(lost),
  );

  test('a later one is given up too, and the conversation goes on to its end', () => {
    const later = withText(asking(answered('overall', 4, T0), question('charged', T0)), 1, 'claimed', T0);
    expect(due(later, T0 + 7 * DAY_MS)).toEqual([
      { type: 'TextMoved', index: 1, state: 'unknown' },
      { type: 'Ended', at: T0 + 7 * DAY_MS, state: 'partial' },
    ]);
  });

  test('a later one does not stop the reminder', () => {
    const at = T0 + 48 * HOUR_MS;
    const later = withText(asking(question('charged', T0)), 1, 'claimed', T0);
    expect(due(later, at)).toEqual([{ type: 'TextMoved', index: 1, state: 'unknown' }, queued('reminder', 'overall', at)]);
  });

  test('a lost reminder leaves the conversation open', () => {
    const at = T0 + 48 * HOUR_MS;
    const reminded = withText(asking(queued('reminder', 'overall', at)), 1, 'claimed', at);
    expect(due(reminded, at + CLAIM_LEASE_MS)).toEqual([{ type: 'TextMoved', index: 1, state: 'unknown' }]);
  });
});

describe('a report whose text is not known yet', () => {
  const LEASE_AND_A_MINUTE = CLAIM_LEASE_MS + MINUTE_MS;

  test.each<[string, TextState, number, boolean]>([
    ['at the claim', 'claimed', 0, true],
    ['a minute before, by a clock that is behind', 'claimed', -MINUTE_MS, true],
    ['more than a minute before', 'claimed', -MINUTE_MS - 1, false],
    ['just past the lease', 'claimed', LEASE_AND_A_MINUTE - 1, true],
    ['long past the lease', 'claimed', LEASE_AND_A_MINUTE, false],
    ['when the text is still to be sent', 'queued', 0, false],
    ['when the provider has answered', 'handed', 0, false],
    ['when nobody waits for the answer any more', 'unknown', 0, false],
  ])('%s', (_, state, later, isAwaited) => {
    expect(awaitsAnswer({ kind: 'reminder', state, at: T0 }, T0 + later)).toBe(isAwaited);
  });
});
