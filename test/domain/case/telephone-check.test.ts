import { describe, expect, test } from '@jest/globals';
import { isDrawnForCheck } from '../../../domain/case/telephone-check.ts';

describe('the draw for the telephone check', () => {
  // First four bytes of `printf %s <case number> | sha256sum`, as a share of 2^32.
  test.each([
    ['2025-0001', 0xf3401676],
    ['2025-0007', 0x92f279d3],
    ['沪援2025-18', 0x15095830],
  ])('%s is drawn when the share lies above the number its hash gives', (caseNo, head) => {
    const share = head / 2 ** 32;
    expect(isDrawnForCheck(caseNo, share)).toBe(false);
    expect(isDrawnForCheck(caseNo, share + 2 ** -32)).toBe(true);
  });

  test('nobody is drawn at 0, everybody at 1', () => {
    const cases = Array.from({ length: 1000 }, (_, i) => `2025-${i}`);
    expect(cases.some((caseNo) => isDrawnForCheck(caseNo, 0))).toBe(false);
    expect(cases.every((caseNo) => isDrawnForCheck(caseNo, 1))).toBe(true);
  });

  test('of ten thousand cases about three in ten are drawn', () => {
    const drawn = Array.from({ length: 10_000 }, (_, i) => `2025-${i}`).filter((caseNo) => isDrawnForCheck(caseNo, 0.3));
    expect(drawn.length).toBeGreaterThan(2800);
    expect(drawn.length).toBeLessThan(3200);
  });
});
