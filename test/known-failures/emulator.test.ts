import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { OutgoingSms, SmsFate } from '../../local/engine/hooks.ts';
import type { FixtureEngine } from '../local/engine/fixture-engine.ts';
import { START, startFixture } from '../local/engine/fixture-engine.ts';

/*
 * What an emulator that is only half there hides: here a text can be read back, and what is not served says so.
 */

let engine: FixtureEngine;
let texts: OutgoingSms[];
let fate: SmsFate | undefined;
beforeAll(async () => {
  engine = await startFixture({
    onSms: (sms) => {
      texts.push(sms);
      return fate;
    },
  });
});
afterAll(async () => engine.stop());
beforeEach(() => {
  texts = [];
  fate = undefined;
});

const send = () => engine.probe('sns', 'Publish', { PhoneNumber: '+8613800000001', Message: '您好' });

test('a text that was sent can be read back, word for word (localstack/localstack#7935)', async () => {
  const { output } = await send();
  expect(texts).toMatchObject([{ phone: '+8613800000001', message: '您好', messageId: output?.['MessageId'], at: START }]);
});

test('a number that opted out can be played (localstack/localstack#13540)', async () => {
  fate = { kind: 'rejected', code: 'OptedOut', message: 'The phone number is opted out' };
  expect((await send()).error?.name).toMatch(/OptedOut/);
});

test('what is not served is refused by name, not answered as if it had been done (localstack/localstack#2680)', async () => {
  const answer = await engine.call('AWSEvents.PutRule', { Name: 'x' });
  expect(answer).toMatchObject({ __type: 'UnsupportedOperation', message: expect.stringContaining('PutRule') });
  expect(engine.logs.some(({ line }) => line.includes('PutRule'))).toBe(true);
});

test('a schedule runs when its time has come (localstack/localstack#7268)', async () => {
  await engine.fireSchedules(START, ['Daily']);
  await engine.settle();
  expect(engine.logs.filter(({ line }) => line.includes('"job":"daily"'))).toHaveLength(1);
});
