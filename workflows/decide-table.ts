import { freeze, publish } from '../domain/assessment/assessment-table.ts';
import type { AssessmentTable, TableRefusal } from '../domain/assessment/assessment-table.ts';
import { decideObjection, object } from '../domain/assessment/objection.ts';
import type { Objection, ObjectionOutcome, ObjectionRefusal } from '../domain/assessment/objection.ts';
import { runOf } from '../domain/assessment/assessment-table.ts';
import type { Instant } from '../domain/shared/instant.ts';
import type { Result } from '../domain/shared/result.ts';
import { withOwnDays } from '../domain/shared/working-days.ts';
import { surroundingsOf } from './change-follow-up.ts';
import { changeTable } from './change-table.ts';
import type { Deps, HistoryEntry } from './ports.ts';

type DecideDeps = Pick<Deps, 'store' | 'clock' | 'calendar'>;

/** Who does something about a centre's annual table, and when. */
export interface TableAct {
  readonly centreId: string;
  readonly year: number;
  readonly at: Instant;
  readonly by: string;
}

/** Shows the draft to the lawyers it judges. */
export const publishTable =
  (deps: DecideDeps) =>
  async (act: TableAct): Promise<Result<AssessmentTable, TableRefusal>> => {
    const { centre, policy } = await surroundingsOf(deps, act.centreId);
    const days = {
      days: policy.assessment.objectionDays,
      zone: centre.zone,
      calendar: withOwnDays(deps.calendar, policy.calendar),
    };
    return changeTable(deps)(act, (table) => publish(table, act.by, act.at, days), [entry(act, 'Published')]);
  };

/** Makes the draft final. The rows stay where the run put them: one put decides. */
export const freezeTable =
  (deps: DecideDeps) =>
  async (act: TableAct): Promise<Result<AssessmentTable, TableRefusal>> =>
    changeTable(deps)(act, async (table) => freeze(table, await deps.store.objections(act.centreId, act.year), act.by, act.at), [
      entry(act, 'MadeFinal'),
    ]);

/** A lawyer objects to the own row of the published draft. */
export const objectToRow =
  ({ store }: Pick<Deps, 'store'>) =>
  async (act: TableAct, text: string): Promise<Result<Objection, ObjectionRefusal | 'no-row' | 'undecided-before'>> => {
    const { centreId, year, at, by: lawyerId } = act;
    const table = (await store.assessmentTable(centreId, year))?.table;
    const row = table?.draft && (await store.assessmentRow({ centreId, year, run: runOf(table.draft) }, lawyerId));
    if (table === undefined || row === undefined) return { ok: false, error: 'no-row' };
    const known = (await store.objections(centreId, year)).filter((objection) => objection.lawyerId === lawyerId);
    const raised = object(table, known, { lawyerId, text, at });
    if (!raised.ok) return raised;
    const saved = await store.saveObjection(centreId, year, raised.value, entry(act, `Objection:${raised.value.number}`));
    return saved ? raised : { ok: false, error: 'undecided-before' };
  };

/** Somebody else decides an objection. */
export const settleObjection =
  ({ store }: Pick<Deps, 'store'>) =>
  async (
    act: TableAct,
    { lawyerId, number, outcome, reason }: { lawyerId: string; number: number; outcome: ObjectionOutcome; reason: string },
  ): Promise<Result<Objection, ObjectionRefusal | 'no-objection'>> => {
    const { centreId, year, at, by } = act;
    const table = (await store.assessmentTable(centreId, year))?.table;
    const known = await store.objections(centreId, year);
    const objection = known.find((one) => one.lawyerId === lawyerId && one.number === number);
    if (table === undefined || objection === undefined) return { ok: false, error: 'no-objection' };
    const decided = decideObjection(table, objection, { outcome, reason, by, at });
    if (!decided.ok) return decided;
    const what = `Objection:${lawyerId}:${number}:${outcome}`;
    const saved = await store.saveObjection(centreId, year, decided.value, entry(act, what, reason));
    return saved ? decided : { ok: false, error: 'already-decided' };
  };

const entry = ({ centreId, year, at, by }: TableAct, what: string, why = ''): HistoryEntry => ({
  centreId,
  year,
  at,
  by,
  what,
  why,
});
