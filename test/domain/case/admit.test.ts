import { describe, expect, test } from '@jest/globals';
import type { AdmissionContext } from '../../../domain/case/admit.ts';
import { admit } from '../../../domain/case/admit.ts';
import type { Closing } from '../../../domain/case/closing.ts';
import { NO_CONTACT_REASONS } from '../../../domain/shared/codes.ts';
import { DAY_MS, HOUR_MS } from '../../../domain/shared/instant.ts';
import { STANDARD_1 } from '../../../domain/shared/policy.ts';
import { closingFacts } from '../../fixtures/follow-up.ts';

const clock = (text: string): number => Date.parse(`${text.replace(' ', 'T')}+08:00`);
const CLOSED = clock('2025-03-03 10:00');

const closing = (changes: Partial<Closing>): Closing => ({
  ...closingFacts({ closedAt: CLOSED }),
  clientName: '张三',
  clientPhone: '13800000001',
  ...changes,
});

const admitted = (changes: Partial<Closing>, context: Partial<AdmissionContext> = {}) =>
  admit(
    closing(changes),
    { receivedAt: CLOSED, at: CLOSED, zone: 'Asia/Shanghai', hasMobile: true, hasRefused: false, ...context },
    STANDARD_1,
  );

describe('when the first text is due', () => {
  test.each([
    ['three days after the closing', {}, {}, '2025-03-06 10:00'],
    ['a closing at night waits for the morning', { closedAt: clock('2025-03-03 03:00') }, {}, '2025-03-06 09:00'],
    ['a closing at nine', { closedAt: clock('2025-03-03 09:00') }, {}, '2025-03-06 09:00'],
    ['a closing at eight in the evening', { closedAt: clock('2025-03-03 20:00') }, {}, '2025-03-07 09:00'],
    ['a closing that comes in after its three days', {}, { at: clock('2025-03-20 11:30') }, '2025-03-20 11:30'],
    ['one that comes in at night', {}, { at: clock('2025-03-20 23:30') }, '2025-03-21 09:00'],
    ['in the centre’s own zone', {}, { zone: 'America/New_York' }, '2025-03-06 22:00'],
    ['a consultation, a day after it', { service: 'consultation' as const }, {}, '2025-03-04 10:00'],
  ])('%s', (_, changes, context, due) => {
    expect(admitted(changes, context)).toEqual({ state: 'waiting', dueAt: clock(due) });
  });

  test('waits as long as the centre’s policy says', () => {
    const policy = { ...STANDARD_1, followUp: { ...STANDARD_1.followUp, waitHours: 1, windowFrom: '12:00' } };
    const context = { receivedAt: CLOSED, at: CLOSED, zone: 'Asia/Shanghai', hasMobile: true, hasRefused: false };
    expect(admit(closing({}), context, policy)).toEqual({ state: 'waiting', dueAt: clock('2025-03-03 12:00') });
  });
});

describe('who is not asked by text', () => {
  test('a terminated case', () => {
    expect(admitted({ outcome: 'terminated' })).toEqual({ state: 'excluded', reason: 'terminated' });
  });

  test('one closed more than 90 days before it first came in; 90 days to the millisecond are not too old', () => {
    const limit = CLOSED + 90 * DAY_MS;
    expect(admitted({}, { receivedAt: limit + 1, at: limit + 1 })).toEqual({ state: 'excluded', reason: 'too-old' });
    expect(admitted({}, { receivedAt: limit, at: limit })).toEqual({ state: 'waiting', dueAt: limit });
  });

  test('a closing that is corrected late is as old as when it first came in', () => {
    const late = CLOSED + 91 * DAY_MS;
    expect(admitted({}, { receivedAt: CLOSED, at: late })).toEqual({ state: 'waiting', dueAt: late });
  });

  test.each(NO_CONTACT_REASONS)('one not to be contacted: %s', (reason) => {
    expect(admitted({ contact: 'none', noContactReason: reason })).toEqual({ state: 'excluded', reason });
  });

  test('a number that has refused', () => {
    expect(admitted({}, { hasRefused: true })).toEqual({ state: 'excluded', reason: 'refused-earlier' });
  });

  test.each(['phone', 'paper'] as const)('one to be followed up by %s', (contact) => {
    expect(admitted({ contact })).toEqual({ state: 'to-call', reason: contact });
  });

  test.each(['离婚(家庭暴力)', '申请人身安全保护令', '家暴', 'Domestic Violence', 'PROTECTION ORDER'])(
    'a sensitive matter: %s',
    (matter) => {
      expect(admitted({ matter })).toEqual({ state: 'to-call', reason: 'sensitive' });
    },
  );

  test('a centre’s own sensitive word counts in either case', () => {
    const policy = { ...STANDARD_1, followUp: { ...STANDARD_1.followUp, sensitiveWords: ['Stalking'] } };
    const context = { receivedAt: CLOSED, at: CLOSED, zone: 'Asia/Shanghai', hasMobile: true, hasRefused: false };
    expect(admit(closing({ matter: 'harassment, STALKING' }), context, policy)).toEqual({
      state: 'to-call',
      reason: 'sensitive',
    });
    expect(admit(closing({ matter: '家庭暴力' }), context, policy).state).toBe('waiting');
  });

  test('a number that takes no texts', () => {
    expect(admitted({}, { hasMobile: false })).toEqual({ state: 'to-call', reason: 'no-mobile' });
  });
});

describe('of several reasons', () => {
  const late = CLOSED + 91 * DAY_MS;
  // From the one that goes before all others to the one that goes after them.
  const reasons: readonly (readonly [string, Partial<Closing>, Partial<AdmissionContext>])[] = [
    ['terminated', { outcome: 'terminated' }, {}],
    ['too-old', {}, { receivedAt: late, at: late }],
    ['deceased', { noContactReason: 'deceased' }, {}],
    ['refused-earlier', {}, { hasRefused: true }],
    ['phone', { contact: 'phone' }, {}],
    ['sensitive', { matter: '家庭暴力' }, {}],
    ['no-mobile', {}, { hasMobile: false }],
  ];
  const pairs = reasons.flatMap((first, i) =>
    reasons.slice(i + 1).map((second) => [first[0], second[0], first, second] as const),
  );

  test.each(pairs)('%s goes before %s', (reason, _, first, second) => {
    expect(admitted({ ...second[1], ...first[1] }, { ...second[2], ...first[2] })).toMatchObject({ reason });
  });

  test('one sent to the call list has no time to wait for', () => {
    expect(admitted({ contact: 'paper', closedAt: CLOSED - 200 * HOUR_MS })).toEqual({ state: 'to-call', reason: 'paper' });
  });
});
