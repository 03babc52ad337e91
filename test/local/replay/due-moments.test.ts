import { expect, test } from '@jest/globals';
import { DueMoments } from '../../../local/replay/due-moments.ts';

const record = (pk: string, sk: string) => ({ dynamodb: { Keys: { pk: { S: pk }, sk: { S: sk } } } });

test('pointers become whole seconds, earliest first, each once; other items are passed over', () => {
  const due = new DueMoments();
  due.note(record('D#2025-03-06#1', '2025-03-06T01:00:00.000Z#2025-03-06T01:00:00.000Z#K1'));
  due.note(record('D#2025-03-06#2', '2025-03-06T00:59:17.000Z#2025-03-06T00:59:17.000Z#K2'));
  due.note(record('D#2025-03-07#0', '2025-03-07T01:00:00.001Z#x#K3#charged'));
  due.note(record('D#WATERMARK', 'DUE'));
  due.note(record('L#1', 'R#2025#K1'));
  due.note({});
  const nine = Date.parse('2025-03-06T01:00:00Z');
  expect(due.next(-Infinity)).toBe(Date.parse('2025-03-06T00:59:17Z'));
  expect(due.next(Date.parse('2025-03-06T00:59:17Z'))).toBe(nine);
  expect(due.next(nine)).toBe(Date.parse('2025-03-07T01:00:01Z'));
  expect(due.next(Date.parse('2025-03-08T00:00:00Z'))).toBeUndefined();
});
