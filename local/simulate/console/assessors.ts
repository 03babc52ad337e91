import { DAY_MS, HOUR_MS } from '../../../domain/shared/instant.ts';
import type { Cloud } from '../cloud.ts';
import type { Random } from '../random.ts';
import type { Desk } from './desk.ts';
import type { User } from './desk.ts';

const [FIRST, SECOND]: readonly [User, User] = [
  { id: 'supervisor-1', role: 'supervisor' },
  { id: 'supervisor-2', role: 'supervisor' },
];
const ASSESSED = ['C01', 'C02'] as const;
const YEAR = 2025;
/** Days after which a run is asked for, published, decided by another person, and asked for again. */
const DAYS = { run: [8, 20], publish: 2, freeze: 6, again: 48 } as const;

/** Those who make the annual tables of their centres: one publishes what another makes final, and then it is reckoned again. */
export const assess = (cloud: Cloud, random: Random, desk: Desk): void => {
  const { schedule } = cloud;
  const later = (ms: number, run: () => void): void => {
    schedule.at(schedule.now + ms, run);
  };
  for (const centreId of ASSESSED) {
    const table = `/v1/centres/${centreId}/assessments/${YEAR}`;
    const run = (): void => {
      const by = random.pick([FIRST, SECOND]);
      desk.ask({ by, method: 'POST', path: '/v1/assessments', body: { centreId, year: YEAR } });
    };
    /** Until it is done: a run may be under way, days for objections not over. */
    const insist = (by: User, what: 'publication' | 'final', then: () => void): void => {
      desk.ask({ by, method: 'POST', path: `${table}/${what}`, body: {} }, ({ status }) => {
        if (status === 200) later(0, then);
        else
          later(12 * HOUR_MS, () => {
            insist(by, what, then);
          });
      });
    };
    later(random.between(DAYS.run[0], DAYS.run[1]) * DAY_MS, () => {
      run();
      if (random.hits(0.5)) later(random.between(0, HOUR_MS), run);
      later(DAYS.publish * DAY_MS, () => {
        insist(FIRST, 'publication', () => {
          later(DAYS.freeze * DAY_MS, () => {
            insist(SECOND, 'final', () => undefined);
          });
        });
      });
    });
    later(DAYS.again * DAY_MS, run);
  }
};
