import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { OutgoingText, SendOutcome } from '../../workflows/ports.ts';

const TEXT: OutgoingText = { body: '请评价', kind: 'question:overall', language: 'zh', service: 'case', sign: '样例法援' };
const lines: string[] = [];

// With this set the logger speaks through the console that the test listens to.
process.env['POWERTOOLS_DEV'] = 'true';
const { watched } = await import('../../lambdas/runtime/watched-sms.ts');

beforeEach(() => {
  lines.length = 0;
  jest.spyOn(console, 'warn').mockImplementation((line: unknown) => void lines.push(String(line)));
});
afterEach(() => {
  jest.restoreAllMocks();
});

const sent = async (outcome: SendOutcome): Promise<Record<string, unknown> | undefined> => {
  const provider = watched({ linkAllowed: false, send: () => Promise.resolve(outcome) });
  expect(provider.linkAllowed).toBe(false);
  expect(await provider.send('+8613800000001', TEXT)).toEqual(outcome);
  expect(lines.join()).not.toMatch(/13800000001|请评价/);
  return lines.length === 0 ? undefined : (JSON.parse(lines[0] ?? '') as Record<string, unknown>);
};

test('a text that was taken leaves no line', async () => {
  expect(await sent({ kind: 'accepted', providerId: 'p' })).toBeUndefined();
});

test.each<[SendOutcome]>([[{ kind: 'rejected', isTemporary: true, code: 'isv.AMOUNT_NOT_ENOUGH' }], [{ kind: 'unknown' }]])(
  '%j is said and counted',
  async (outcome) => {
    expect(await sent(outcome)).toMatchObject({
      message: 'text not taken',
      text: 'question:overall',
      ...outcome,
      TextNotTaken: 1,
    });
  },
);

test('a number that opted out is said, and not counted as trouble', async () => {
  const outcome: SendOutcome = { kind: 'opted-out', code: 'FailedOperation.PhoneNumberInBlacklist' };
  const line = await sent(outcome);
  expect(line).toMatchObject({ message: 'text not taken', ...outcome });
  expect(line).not.toHaveProperty('TextNotTaken');
});
