import { beginRun, finishRun, runOf } from '../domain/assessment/assessment-table.ts';
import type { AssessmentTable, Draft } from '../domain/assessment/assessment-table.ts';
import { isProvisional } from '../domain/assessment/flags.ts';
import { keptInput } from '../domain/assessment/kept-input.ts';
import type { KeptInput } from '../domain/assessment/kept-input.ts';
import type { Grade } from '../domain/shared/codes.ts';
import { surroundingsOf } from './change-follow-up.ts';
import { changeTable } from './change-table.ts';
import type { Deps, Manifest, RunPlace, StoredScore } from './ports.ts';
import { reckonRows } from './reckon-rows.ts';

type AssessDeps = Pick<Deps, 'store' | 'clock'>;

/** A run that was asked for: which centre and year, when, and by whom. */
export interface AssessmentRun extends Draft {
  readonly centreId: string;
  readonly year: number;
}

/**
 * Assesses every lawyer with closings in a centre's year: the rows become the draft once they are whole. A run delivered again
 * goes on where it broke off; the draft it takes the place of is forgotten.
 *
 * @returns the run's manifest; `undefined` while another run is under way
 */
export const assessCentre =
  (deps: AssessDeps) =>
  async (run: AssessmentRun): Promise<Manifest | undefined> => {
    const { centreId, year, at, by } = run;
    const place: RunPlace = { centreId, year, run: runOf(run) };
    const before = await deps.store.assessmentTable(centreId, year);
    const begun = await changeTable(deps)(run, (table) => beginRun(table, { at, by }));
    if (!begun.ok) return undefined;
    const { policy } = await surroundingsOf(deps, centreId);
    const lawyerIds = await lawyersOf(deps, place);
    const lastGrades = await gradesOf(deps, centreId, year - 1);
    const manifest = await reckonRows(deps)({
      place,
      at,
      by,
      policy,
      lawyerIds,
      inputOf: (lawyerId) => inputOf(deps, run, lawyerId, lastGrades.get(lawyerId)),
    });
    await changeTable(deps)(run, (table) => ({ ok: true, value: finishRun(table, { at, by }) }));
    await forgetOldDraft(deps, before?.table, place);
    return manifest;
  };

/**
 * The lawyers of a run, sorted: all who have closings, and whoever has a row from before it broke off. A case that has gone to
 * another lawyer meanwhile takes nobody out again.
 */
const lawyersOf = async ({ store }: AssessDeps, place: RunPlace): Promise<readonly string[]> => {
  const ids = new Set((await store.scores(place.centreId, place.year)).filter(hasClosings).map(({ lawyerId }) => lawyerId));
  for await (const { lawyer } of store.eachKeptInput(place)) ids.add(lawyer.id);
  return [...ids].sort();
};

const hasClosings = ({ score }: StoredScore): boolean => score.closings > 0;

/** What a lawyer's row rests on, as it stands now. */
const inputOf = async (
  { store }: AssessDeps,
  { centreId, year, at }: AssessmentRun,
  lawyerId: string,
  lastGrade: Grade | undefined,
): Promise<KeptInput> => {
  const rests = await store.lawyerYear(lawyerId, centreId, year);
  const { name, firm } = (await store.lawyer(lawyerId, centreId)) ?? {};
  const lawyer = { id: lawyerId, ...(name === undefined ? {} : { name }), ...(firm === undefined ? {} : { firm }) };
  return keptInput({ centreId, lawyer, at, ...rests, ...(lastGrade === undefined ? {} : { lastGrade }) });
};

/** The grades of a year's last final table; a row that is not final yet has none. */
const gradesOf = async ({ store }: AssessDeps, centreId: string, year: number): Promise<ReadonlyMap<string, Grade>> => {
  const last = (await store.assessmentTable(centreId, year))?.table.finals.at(-1);
  if (last === undefined) return new Map();
  const rows = await store.assessmentRows({ centreId, year, run: runOf(last.draft) });
  return new Map(rows.flatMap((row) => (row.grade === undefined || isProvisional(row) ? [] : [[row.lawyerId, row.grade]])));
};

const forgetOldDraft = async ({ store }: AssessDeps, before: AssessmentTable | undefined, place: RunPlace): Promise<void> => {
  if (before?.draft === undefined || runOf(before.draft) === place.run) return;
  await store.dropRun({ ...place, run: runOf(before.draft) });
};
