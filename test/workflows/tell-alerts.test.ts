import { describe, expect, test } from '@jest/globals';
import type { AlertLevel } from '../../domain/shared/codes.ts';
import type { RobotOutcome } from '../../workflows/ports.ts';
import { tellAlerts } from '../../workflows/tell-alerts.ts';
import { published } from '../domain/alert/published.ts';

const AT = 1_700_000_000_000;
const said = { kind: 'said' } as const;
const refused = { kind: 'refused', code: '93000', isTooFast: false } as const;
const tooFast = { kind: 'refused', code: '45009', isTooFast: true } as const;

const batch = (...levels: AlertLevel[]) => levels.map((level, i) => published({ level, caseNo: `N${i + 1}`, raisedAt: i }));

/** What a robot hears that answers so, message by message, and what is left untold. */
const tell = async (levels: AlertLevel[], ...answers: RobotOutcome[]) => {
  const heard: string[] = [];
  const robot = {
    say: (message: string, at: number) => {
      expect(at).toBe(AT);
      heard.push(/案号[^:]*:([^ \n]+)/.exec(message)?.[1] ?? '');
      return Promise.resolve(answers[heard.length - 1] ?? said);
    },
  };
  const deps = { robot, clock: { now: () => AT, pause: () => Promise.resolve() } };
  const { untold, codes } = await tellAlerts(deps)(batch(...levels));
  return { heard, untold: untold.map(({ caseNo }) => caseNo), codes };
};

describe('a robot', () => {
  test('tells a few alerts one by one', async () => {
    expect(await tell(['high', 'low'])).toEqual({ heard: ['N1', 'N2'], untold: [], codes: [] });
  });

  test('tells a storm together, critical ones first and alone', async () => {
    expect(await tell(['low', 'low', 'critical', 'low', 'high', 'low'])).toEqual({
      heard: ['N3', 'N5、N1、N2、N4、N6'],
      untold: [],
      codes: [],
    });
  });

  test('that refuses one message is given the others; that one is untold', async () => {
    expect(await tell(['high', 'low', 'low'], said, refused)).toEqual({
      heard: ['N1', 'N2', 'N3'],
      untold: ['N2'],
      codes: ['93000'],
    });
  });

  test('that refuses the summary leaves all in it untold', async () => {
    const { untold } = await tell(['critical', 'low', 'low', 'low', 'low', 'low'], said, refused);
    expect(untold).toEqual(['N2', 'N3', 'N4', 'N5', 'N6']);
  });

  test('that takes no more for a while is left in peace, and the rest waits', async () => {
    expect(await tell(['high', 'low', 'low'], said, tooFast)).toEqual({
      heard: ['N1', 'N2'],
      untold: ['N2', 'N3'],
      codes: ['45009'],
    });
  });

  test('with nothing to tell is not bothered', async () => {
    expect(await tell([])).toEqual({ heard: [], untold: [], codes: [] });
  });
});
