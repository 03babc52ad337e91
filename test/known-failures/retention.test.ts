import { expect, test } from '@jest/globals';
import type { House } from './house.ts';
import { CASE, FIRST_TEXT, useHouses } from './house.ts';

const house = useHouses();

/** A case that was answered on 6 March and erased in April, looked at in May. */
const answeredLongAgo = async (): Promise<House> => {
  const h = await house();
  await h.close();
  await h.pass(FIRST_TEXT);
  await h.writes('5');
  await h.pass('2025-05-10 10:00');
  return h;
};

test('a closed survey does not keep who answered it; the answers stay (LimeSurvey/LimeSurvey#1021)', async () => {
  const h = await house();
  await h.close();
  await h.pass(FIRST_TEXT);
  await h.writes('5 请不要告诉王律师');
  expect(await h.messages()).toHaveLength(1);
  await h.pass('2025-04-10 10:00');
  const stored = await h.deps.store.followUp(CASE);
  expect([stored?.sealedPerson, await h.messages()]).toEqual([undefined, []]);
  expect(stored?.followUp.answers).toEqual({ overall: 5 });
});

test('nor does what is written after that stay: none of it is kept (LimeSurvey/LimeSurvey#4389)', async () => {
  const h = await answeredLongAgo();
  await h.writes('我的新号码是13800000009');
  await h.pass('2025-05-12 10:00');
  expect([(await h.deps.store.followUp(CASE))?.sealedPerson, await h.messages()]).toEqual([undefined, []]);
});

test('but an accusation is heard, whenever it comes (LimeSurvey/LimeSurvey#4389)', async () => {
  const h = await answeredLongAgo();
  const before = await h.deps.store.followUp(CASE);
  await h.writes('律师收了我两千');
  await h.raiseAlerts(before);
  expect(await h.deps.store.alerts(CASE)).toMatchObject([{ alert: { cause: 'charged', level: 'critical' } }]);
});
