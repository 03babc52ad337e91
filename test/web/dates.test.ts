import { expect, test } from '@jest/globals';
import { timeLeft } from '../../web/console/shared/dates.ts';

const NOW = Date.parse('2026-01-15T10:00:00+08:00');
const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];

test.each([
  [-672 * DAY - HOUR, '已超时 672 天', '672 days overdue'],
  [-DAY, '已超时 1 天', '1 day overdue'],
  [-DAY + 1, '已超时 23 小时', '23 hours overdue'],
  [-MINUTE, '已超时 1 分钟', '1 minute overdue'],
  [-1, '已超时不到 1 分钟', 'less than a minute overdue'],
  [0, '还有不到 1 分钟', 'due in less than a minute'],
  [59 * MINUTE, '还有 59 分钟', 'due in 59 minutes'],
  [HOUR, '还有 1 小时', 'due in 1 hour'],
  [3 * DAY + 5, '还有 3 天', 'due in 3 days'],
])('a deadline %i ms away: %s', (away, zh, en) => {
  expect(timeLeft(NOW + away, NOW, 'zh')).toBe(zh);
  expect(timeLeft(new Date(NOW + away).toISOString(), NOW, 'en')).toBe(en);
});
