import type { Instant } from '../shared/instant.ts';
import { HOUR_MS } from '../shared/instant.ts';
import type { Result } from '../shared/result.ts';
import type { WorkCalendar } from '../shared/working-days.ts';
import { nthWorkingDay } from '../shared/working-days.ts';
import type { Objection } from './objection.ts';

/** A draft that was reckoned whole. */
export interface Draft {
  /** When it was asked for, and by whom. */
  readonly at: Instant;
  readonly by: string;
}

/** A draft shown to the lawyers it judges. */
export interface Publication {
  readonly at: Instant;
  readonly by: string;
  /** Last moment for an objection. */
  readonly objectionsUntil: Instant;
}

/** A table that was decided. It never changes; a correction is the next version. */
export interface FinalVersion {
  /** 1, 2, 3 … */
  readonly number: number;
  /** The draft it was. */
  readonly draft: Draft;
  readonly at: Instant;
  readonly by: string;
  readonly publishedBy: string;
}

/** How far the annual assessment of one centre and year has come. */
export interface AssessmentTable {
  readonly centreId: string;
  readonly year: number;
  /** The run under way. */
  readonly running?: Draft;
  /** The last whole run. */
  readonly draft?: Draft;
  readonly publication?: Publication;
  /** Oldest first. */
  readonly finals: readonly FinalVersion[];
}

export type TableRefusal =
  | 'already-reckoned'
  | 'no-draft'
  | 'running'
  | 'already-published'
  | 'not-published'
  | 'objections-open'
  | 'objection-undecided'
  | 'draft-outdated'
  | 'same-person';

/** The name of a run: what it reckoned is kept under it. */
export const runOf = ({ at }: Draft): string => new Date(at).toISOString();

/** How long a run may take before another one takes its place: it broke off, and nobody takes it up again. */
const RUN_LEASE_MS = 2 * HOUR_MS;

/**
 * A run begins. One that is under way is let finish, unless it is this very one, delivered again. One that was made final, or that
 * a later one has taken the place of, is not taken up again, however late it comes once more.
 */
export const beginRun = (table: AssessmentTable, run: Draft): Result<AssessmentTable, TableRefusal> => {
  const { running, draft, finals } = table;
  const isFinal = finals.some((final) => isSameRun(final.draft, run));
  const isOlder = [draft, ...finals.map((final) => final.draft)].some((whole) => whole !== undefined && run.at < whole.at);
  if (isFinal || isOlder) return { ok: false, error: 'already-reckoned' };
  const isTaken = running !== undefined && !isSameRun(running, run) && run.at < running.at + RUN_LEASE_MS;
  return isTaken ? { ok: false, error: 'running' } : { ok: true, value: { ...table, running: run } };
};

/** A run is whole: its rows are the draft. */
export const finishRun = (table: AssessmentTable, run: Draft): AssessmentTable => {
  const { running: _, ...rest } = table;
  return { ...rest, draft: run };
};

/** Shows the draft to the lawyers. From now on they can object, for the policy's working days. */
export const publish = (
  table: AssessmentTable,
  by: string,
  at: Instant,
  { days, zone, calendar }: { readonly days: number; readonly zone: string; readonly calendar: WorkCalendar },
): Result<AssessmentTable, TableRefusal> => {
  if (table.running !== undefined) return { ok: false, error: 'running' };
  if (table.draft === undefined) return { ok: false, error: 'no-draft' };
  if (table.publication !== undefined) return { ok: false, error: 'already-published' };
  const objectionsUntil = nthWorkingDay(at, days, zone, calendar);
  return { ok: true, value: { ...table, publication: { at, by, objectionsUntil } } };
};

/**
 * Makes the draft final: only after the days for objections, with every objection decided and a draft reckoned since, and by
 * another person than the one who published it. So no table is decided by one person, nor by a machine.
 */
export const freeze = (
  table: AssessmentTable,
  objections: readonly Objection[],
  by: string,
  at: Instant,
): Result<AssessmentTable, TableRefusal> => {
  const { running, draft, publication, finals } = table;
  if (running !== undefined) return { ok: false, error: 'running' };
  if (draft === undefined) return { ok: false, error: 'no-draft' };
  if (publication === undefined) return { ok: false, error: 'not-published' };
  if (at <= publication.objectionsUntil) return { ok: false, error: 'objections-open' };
  if (objections.some(({ decision }) => decision === undefined)) return { ok: false, error: 'objection-undecided' };
  if (objections.some(({ decision }) => decision?.outcome === 'upheld' && decision.at >= draft.at)) {
    return { ok: false, error: 'draft-outdated' };
  }
  if (by === publication.by) return { ok: false, error: 'same-person' };
  const version: FinalVersion = { number: finals.length + 1, draft, at, by, publishedBy: publication.by };
  const { draft: _, publication: _p, ...rest } = table;
  return { ok: true, value: { ...rest, finals: [...finals, version] } };
};

/** Whether the year's table has been decided: late replies of its cases count no more. */
export const isFrozen = ({ finals }: AssessmentTable): boolean => finals.length > 0;

const isSameRun = (a: Draft, b: Draft): boolean => a.at === b.at && a.by === b.by;
