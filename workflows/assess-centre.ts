import { createHash } from 'node:crypto';
import { assess } from '../domain/assessment/assess.ts';
import type { AssessmentRow } from '../domain/assessment/assess.ts';
import type { Grade } from '../domain/shared/codes.ts';
import type { Instant } from '../domain/shared/instant.ts';
import { surroundingsOf } from './change-follow-up.ts';
import type { Deps, Manifest, StoredScore } from './ports.ts';

type AssessDeps = Pick<Deps, 'store'>;

/** One run: which centre and year, when, and who asked for it. */
export interface AssessmentRun {
  readonly centreId: string;
  readonly year: number;
  readonly at: Instant;
  readonly by: string;
}

/** The version a run writes until it is decided; the decided one is `final`. */
export const DRAFT = 'draft';
export const FINAL = 'final';

/**
 * Assesses every lawyer with closings in a centre's year. Each row is computed from scratch and put under the draft, so a
 * run that broke off is simply run again: the manifest, written last, says that it is whole.
 */
export const assessCentre =
  ({ store }: AssessDeps) =>
  async ({ centreId, year, at, by }: AssessmentRun): Promise<Manifest> => {
    const { policy } = await surroundingsOf({ store }, centreId);
    const lastGrades = await gradesOf(store, centreId, year - 1);
    const rows: AssessmentRow[] = [];
    for (const { lawyerId } of (await store.scores(centreId, year)).filter(hasClosings)) {
      const rests = await store.lawyerYear(lawyerId, centreId, year);
      const { name, firm } = (await store.lawyer(lawyerId, centreId)) ?? {};
      const lastGrade = lastGrades.get(lawyerId);
      const row = assess({
        centreId,
        lawyer: { id: lawyerId, ...(name === undefined ? {} : { name }), ...(firm === undefined ? {} : { firm }) },
        at,
        ...rests,
        ...(lastGrade === undefined ? {} : { lastGrade }),
        policy,
      });
      await store.saveAssessmentRow(row, year, DRAFT);
      rows.push(row);
    }
    const sha256 = createHash('sha256').update(JSON.stringify(rows)).digest('hex');
    const manifest = { version: DRAFT, at, by, policyVersion: `${policy.preset}/${policy.version}`, rows: rows.length, sha256 };
    await store.saveManifest(centreId, year, manifest);
    return manifest;
  };

const hasClosings = ({ score }: StoredScore): boolean => score.closings > 0;

const gradesOf = async (store: Deps['store'], centreId: string, year: number): Promise<ReadonlyMap<string, Grade>> => {
  const rows = await store.assessmentRows(centreId, year, FINAL);
  return new Map(rows.flatMap(({ lawyerId, grade }) => (grade === undefined ? [] : [[lawyerId, grade]])));
};
