import { MONTHS } from '../domain/score/by-month.ts';
import type { Compared } from '../domain/score/roll-up.ts';
import type { LawyerScore } from '../domain/score/score-lawyer.ts';
import type { KindTally, Standing } from '../domain/score/standing.ts';
import { standing } from '../domain/score/standing.ts';
import { addUp } from '../domain/score/sums.ts';
import { trendOf } from '../domain/score/trend.ts';
import type { NoTrend } from '../domain/score/trend.ts';
import type { Instant } from '../domain/shared/instant.ts';
import { endedMonths } from '../domain/summary/period.ts';
import { surroundingsOf } from './change-follow-up.ts';
import type { Deps, Lawyer, StoredScore } from './ports.ts';

type Figures = Pick<LawyerScore, 'closings' | 'n' | 'rateA' | 'rateB' | 'low' | 'high' | 'serviceScore'>;

/** A lawyer among those of the centre. */
export interface LawyerAtAGlance extends Figures, Pick<Lawyer, 'lawyerId' | 'name' | 'firm'> {
  readonly standing: Standing;
  /** Rate A beside that of the same months a year before; or why it is not shown. */
  readonly trend: Compared | NoTrend;
  /** Alerts about the lawyer that are open now, of whatever year. */
  readonly openAlerts: number;
  /** Whether an early warning is among them. */
  readonly isWarned: boolean;
}

/**
 * The lawyers with closings in a centre's year, in the order of ids, and how each stands against the centre: four queries,
 * however many they are.
 *
 * @param by who asks: nobody learns of alerts about themselves
 */
export const readLawyers =
  (deps: Pick<Deps, 'store'>) =>
  async (
    centreId: string,
    year: number,
    { by, at }: { readonly by: string; readonly at: Instant },
  ): Promise<readonly LawyerAtAGlance[]> => {
    const { store } = deps;
    const [{ centre, policy }, scores, before, register, alerts] = await Promise.all([
      surroundingsOf(deps, centreId),
      store.scores(centreId, year),
      store.scores(centreId, year - 1),
      store.register(centreId),
      store.openAlerts(centreId),
    ]);
    const [named, alerted] = [new Map(register.map((lawyer) => [lawyer.lawyerId, lawyer])), countAlerts(alerts, by)];
    const over = endedMonths(MONTHS, year, at, centre.zone);
    const yearBefore = new Map(before.map(({ lawyerId, byMonth }) => [lawyerId, byMonth]));
    const active = scores.filter(({ score }) => score.closings > 0);
    const centreKinds = kindsOf(active);
    return active.map(({ lawyerId, score, byMonth }) => {
      const { closings, n, rateA, rateB, low, high, serviceScore, byKind } = score;
      const { name, firm } = named.get(lawyerId) ?? {};
      const { open, warnings } = alerted.get(lawyerId) ?? NONE;
      return {
        lawyerId,
        ...given({ name, firm }),
        closings,
        n,
        ...given({ rateA, rateB, low, high, serviceScore }),
        standing: standing(byKind, centreKinds, policy),
        trend: trendOf(byMonth, yearBefore.get(lawyerId) ?? {}, over, policy),
        openAlerts: open,
        isWarned: warnings > 0,
      };
    });
  };

/** What all responses of a centre's year come to by kind: what a lawyer stands against. */
export const kindsOf = (scores: readonly StoredScore[]): KindTally =>
  addUp<KindTally>(
    scores.map(({ score }) => score.byKind),
    {},
  );

const NONE = { open: 0, warnings: 0 };

const countAlerts = (
  alerts: readonly { readonly lawyerId: string; readonly cause: string }[],
  by: string,
): ReadonlyMap<string, typeof NONE> => {
  const counts = new Map<string, typeof NONE>();
  for (const { lawyerId, cause } of alerts) {
    if (lawyerId === by) continue;
    const { open, warnings } = counts.get(lawyerId) ?? NONE;
    counts.set(lawyerId, { open: open + 1, warnings: warnings + (cause === 'trend' ? 1 : 0) });
  }
  return counts;
};

/** The fields that have a value. */
const given = <T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
