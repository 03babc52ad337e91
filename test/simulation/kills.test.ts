import { expect, test } from '@jest/globals';
import { killEngine } from '../../local/simulate/kill-engine.ts';

test('an engine that is killed under load, with its store, has lost nothing that it had acknowledged', async () => {
  const { closings, writes, lost } = await killEngine(2, 7);
  expect(lost).toEqual([]);
  expect([closings > 0, writes > 0]).toEqual([true, true]);
}, 300_000);
