import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';

/*
 * A short part of what runs at night (docs/reliability.md): the commands as they stand, each in a process of its own, because they
 * put stand-ins where the SDK is.
 */

const ROOT = join(import.meta.dirname, '../..');

interface Ran {
  readonly code: number;
  /** What it wrote to stdout; what was wrong, where it wrote nothing there. */
  readonly output: string;
}

const ran = (command: string, ...args: readonly string[]): Promise<Ran> =>
  new Promise((resolve) => {
    const all = ['--disable-warning=ExperimentalWarning', `local/${command}.ts`, ...args];
    execFile(process.execPath, all, { cwd: ROOT, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), output: stdout === '' ? stderr : stdout });
    });
  });

/** Seeds played in the gate, on all cores. */
const SEEDS = 200;

test('everything that must hold holds, whatever fails', async () => {
  const { code, output } = await ran('simulate', '--seeds', String(SEEDS), '--cases', '60');
  expect([code, output]).toEqual([0, expect.stringContaining('"violations":0')]);
  const { faults, texts, messages } = JSON.parse(output) as Record<string, number>;
  // A simulation in which nothing goes wrong, or nobody is asked, would hold as well.
  expect([faults! > 60_000, texts! > 10_000, messages! > 6000]).toEqual([true, true, true]);
}, 600_000);

test('on the embedded DynamoDB as well', async () => {
  const { code, output } = await ran('simulate', '--stored', '--seeds', '1', '--cases', '8');
  expect([code, output]).toEqual([0, expect.stringContaining('"violations":0')]);
}, 300_000);

test('with a function crashing before and after effects of each canonical conversation', async () => {
  const { code, output } = await ran('simulate-crashes', '--every', '40', '--pairs', '4');
  expect([code, output]).toEqual([0, expect.stringContaining('| is silent |')]);
}, 300_000);

describe('a product that is broken on purpose', () => {
  const QUICKLY = [
    'the pointer is written after the state',
    'the slot is not released',
    'no rest between two conversations',
    'handed over before it is claimed',
    'sent again after a time-out',
    'taken in as often as it comes',
    'counted on, not computed',
    'put whatever its version',
  ];

  test('is noticed', async () => {
    const { code, output } = await ran('simulate-mutants', '--seeds', '30', '--only', QUICKLY.join(';'));
    expect(code).toBe(0);
    expect(output).not.toContain('escaped');
    expect(output.split('\n').filter((line) => /\| \d+ \|/.test(line)).length).toBeGreaterThanOrEqual(QUICKLY.length);
  }, 600_000);

  test('fails with the command that repeats it, and what happened; repeated, it fails alike', async () => {
    const first = await ran('simulate', '--seeds', '5', '--cases', '20', '--mutant', 'the slot is not released');
    expect(first.code).toBe(1);
    const [, seed = ''] =
      /repeat: npm run simulate -- --seed (\d+) --cases 20 --mutant 'the slot is not released'/.exec(first.output) ?? [];
    expect(first.output).toContain('nothing stuck: ');
    expect(await ran('simulate', '--seed', seed, '--cases', '20', '--mutant', 'the slot is not released')).toEqual(first);
  }, 300_000);
});

test.each([
  ['a number that is none', ['--seeds', 'many'], '--seeds must be a whole number above 0: many'],
  ['an option nobody knows', ['--sedes', '3'], "Unknown option '--sedes'"],
  ['a mutant that does not exist', ['--mutant', 'perfect'], 'there is no mutant perfect'],
])('%s is refused, with what is allowed', async (_, args, message) => {
  const { code, output } = await ran('simulate', ...args);
  expect(code).toBe(2);
  expect(output).toContain(message);
  expect(output).toContain('npm run simulate -- --seeds N');
});
