import type { AnnualExport } from '../../domain/assessment/annual-export.ts';
import type { AssessmentRow } from '../../domain/assessment/assess.ts';
import { scoreLawyer } from '../../domain/score/score-lawyer.ts';
import type { Policy } from '../../domain/shared/policy.ts';
import { surroundingsOf } from '../change-follow-up.ts';
import type { AnnualTable, Deps, ExportedRow, ExportedTable, RunPlace, ScoredRow } from '../ports.ts';
import { placeOf } from '../run-place.ts';
import { centresBelow } from './centres-below.ts';

type TableDeps = Pick<Deps, 'store'>;

/**
 * The rows an export is made of, one centre's after the other's, read as they are written: however many there are, a page is
 * held. What went in, and which centres have closings and no such table, is known once the rows have ended.
 */
export const exportedTables =
  (deps: TableDeps) =>
  async (request: AnnualExport): Promise<AnnualTable> => {
    const { centreId, year } = request;
    const { policy } = await surroundingsOf(deps, centreId);
    const tables: ExportedTable[] = [];
    const missing: string[] = [];
    const each = async function* <T>(rowsOf: (place: RunPlace, policy: Policy) => AsyncIterable<T>): AsyncGenerator<T> {
      for await (const id of request.below ? centresBelow(deps, centreId) : [centreId]) {
        const place = await placeOf(deps)(id, year, request.version);
        const manifest = place && (await deps.store.manifest(place));
        if (place === undefined || manifest === undefined) {
          if (await hasClosings(deps, id, year)) missing.push(id);
          continue;
        }
        let rows = 0;
        for await (const row of rowsOf(place, manifest.policy)) {
          rows += 1;
          yield row;
        }
        // A draft that a newer one takes the place of is forgotten, perhaps in the midst of this.
        if (rows !== manifest.rows) throw new Error(`table ${place.run} of ${id} ${year}: ${rows} rows of ${manifest.rows}`);
        const { run, at, policyVersion, rowsSha256 } = manifest;
        tables.push({ centreId: id, run, at, policyVersion, rows, rowsSha256 });
      }
    };
    return {
      year,
      policy,
      tables,
      missing,
      rows: () => each((place, used) => rowsWith(deps, place, used)),
      scored: () => each((place, used) => scoredRows(deps, place, used)),
    };
  };

const rowsWith = async function* ({ store }: TableDeps, place: RunPlace, policy: Policy): AsyncGenerator<ExportedRow> {
  for await (const row of store.eachAssessmentRow(place)) yield { row, policy };
};

/** Rows with the figures they rest on, reckoned from what was kept with them; both lie in the order of lawyer ids. */
const scoredRows = async function* ({ store }: TableDeps, place: RunPlace, policy: Policy): AsyncGenerator<ScoredRow> {
  const inputs = store.eachKeptInput(place)[Symbol.asyncIterator]();
  for await (const row of store.eachAssessmentRow(place)) {
    const { value: input } = (await inputs.next()) as IteratorResult<Awaited<ReturnType<typeof store.keptInput>>, undefined>;
    if (input?.lawyer.id !== row.lawyerId) throw new Error(`run ${place.run} keeps no input of ${rowName(row)}`);
    const { low, high, histogram } = scoreLawyer({ ...input, policy });
    yield { row, policy, low, high, histogram };
  }
};

const rowName = ({ centreId, lawyerId }: AssessmentRow): string => `${lawyerId} in ${centreId}`;

const hasClosings = async ({ store }: TableDeps, centreId: string, year: number): Promise<boolean> =>
  (await store.scores(centreId, year)).some(({ score }) => score.closings > 0);
