import { expect, test } from '@jest/globals';
import { percent } from '../../../domain/shared/percent.ts';

test.each<[string, number, number | undefined, string]>([
  ['Dongguan’s rate A of 7781 answers', (6554 + 731) / 7781, undefined, '93.63%'],
  ['and its rate B', (6554 + 731 / 2) / 7781, undefined, '88.93%'],
  ['all', 1, undefined, '100.00%'],
  ['none, without decimals', 0, 0, '0%'],
  ['a half goes up', 0.0015, 1, '0.2%'],
])('%s', (_, share, decimals, expected) => expect(percent(share, decimals)).toBe(expected));
