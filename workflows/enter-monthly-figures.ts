import { isDeepStrictEqual } from 'node:util';
import type { Month } from '../domain/score/by-month.ts';
import type { Instant } from '../domain/shared/instant.ts';
import type { InputError, Result } from '../domain/shared/result.ts';
import { localDate } from '../domain/shared/zone.ts';
import { checkEntered } from '../domain/summary/entered-figures.ts';
import type { Entered } from '../domain/summary/entered-figures.ts';
import { surroundingsOf } from './change-follow-up.ts';
import type { Changed, Deps } from './ports.ts';
import { recordTag, writeAsSeen } from './write-as-seen.ts';

/** A centre's month as somebody entered it. */
export interface MonthlyFigures {
  readonly centreId: string;
  readonly year: number;
  readonly month: Month;
  /** Name -> figure, as it came. They take the place of what was entered before. */
  readonly figures: Readonly<Record<string, unknown>>;
  readonly at: Instant;
  readonly by: string;
  /** The tag of what the one who enters has seen; absent: the last word counts. */
  readonly seen?: string | undefined;
}

/** Takes in what no closing tells of a month. The same again changes nothing; a change is kept in the history of the year. */
export const enterMonthlyFigures =
  (deps: Pick<Deps, 'store'>) =>
  async ({
    centreId,
    year,
    month,
    figures,
    at,
    by,
    seen,
  }: MonthlyFigures): Promise<Result<'set' | 'repeat', readonly InputError[] | 'not-begun' | Changed<Entered>>> => {
    const { centre } = await surroundingsOf(deps, centreId);
    if (`${year}-${month}` > localDate(at, centre.zone).slice(0, 7)) return { ok: false, error: 'not-begun' };
    const checked = checkEntered(figures);
    if (!checked.ok) return checked;
    const place = { nodeId: centreId, year, month };
    const was = (await deps.store.entered(place))?.is ?? {};
    // Marked on a repeat too: the first time may have ended before the mark.
    const isSame = isDeepStrictEqual(was, checked.value);
    const what = `MonthlyFigures:${year}-${month}`;
    const why = JSON.stringify({ was, is: checked.value });
    if (!isSame) {
      const changed = await writeAsSeen<Entered>(seen, {
        load: () => deps.store.entered(place),
        save: (as) => deps.store.saveEntered(place, checked.value, { centreId, year, at, by, what, why }, as),
        tagOf: recordTag,
      });
      if (changed !== undefined) return { ok: false, error: changed };
    }
    await deps.store.markChanged(centreId, year);
    return { ok: true, value: isSame ? 'repeat' : 'set' };
  };
