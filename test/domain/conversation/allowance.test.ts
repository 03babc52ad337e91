import { describe, expect, test } from '@jest/globals';
import { comesNear, isOurMove, isUsedUp, sendingMonth } from '../../../domain/conversation/allowance.ts';
import type { TextKind } from '../../../domain/conversation/follow-up.ts';

describe('the month a text is counted in', () => {
  test.each([
    ['2025-03-31T23:59:59.999+08:00', '2025-03'],
    ['2025-04-01T00:00:00+08:00', '2025-04'],
    ['2025-12-31T16:00:00Z', '2026-01'],
  ])('at %s it is %s', (at, month) => expect(sendingMonth(Date.parse(at))).toBe(month));
});

describe('what the cap holds back', () => {
  test.each<[TextKind, boolean]>([
    ['question:overall', true],
    ['reminder', true],
    ['recovery', true],
    ['question:charged', false],
    ['question:communication', false],
    ['question:absent', false],
    ['question:comment', false],
    ['confirm', false],
    ['clarify', false],
    ['refusal-confirmed', false],
  ])('%s: %s', (kind, isHeld) => expect(isOurMove(kind)).toBe(isHeld));

  test.each<[number, number | undefined, boolean]>([
    [0, 1, false],
    [99, 100, false],
    [100, 100, true],
    [101, 100, true],
    [1_000_000, undefined, false],
  ])('%d segments of a cap of %p are used up: %s', (segments, cap, isSo) => expect(isUsedUp(segments, cap)).toBe(isSo));
});

describe('the text that brings a month near its cap', () => {
  test.each<[string, number, number, number, boolean]>([
    ['below four fifths', 79, 1, 100, false],
    ['reaches them', 80, 1, 100, true],
    ['steps over them', 81, 2, 100, true],
    ['comes after them', 81, 1, 100, false],
    ['was taken back to just below', 79, -2, 100, false],
    ['of a cap that four fifths divide', 6, 1, 7, true],
  ])('one that %s', (_, segments, added, cap, isSo) => expect(comesNear(segments, added, cap)).toBe(isSo));
});
