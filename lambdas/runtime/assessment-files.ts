import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ASSESSMENT_CSV_COLUMNS, assessmentCsvRow } from '../../adapters/spreadsheet/assessment-csv.ts';
import type { AssessedLawyer } from '../../adapters/spreadsheet/assessment-columns.ts';
import { BAR_COLUMNS, barRow } from '../../adapters/spreadsheet/bar-columns.ts';
import { PUBLIC_COLUMNS, publicRows } from '../../adapters/spreadsheet/public-columns.ts';
import { writeAssessmentXlsx } from '../../adapters/spreadsheet/write-assessment-xlsx.ts';
import { writeCsv } from '../../adapters/spreadsheet/write-csv.ts';
import type { AssessmentRow } from '../../domain/assessment/assess.ts';
import { publicTable } from '../../domain/assessment/public-table.ts';
import { scoreLawyer } from '../../domain/score/score-lawyer.ts';
import type { LawyerScore } from '../../domain/score/score-lawyer.ts';
import type { Deps, Manifest, RunPlace } from '../../workflows/ports.ts';
import type { HttpResult } from './http.ts';
import { notFound } from './routes/route.ts';

/** What can be taken of an annual table. */
export const FILES = ['assessment.csv', 'assessment.xlsx', 'bar.csv', 'public.csv'] as const;
export type AssessmentFile = (typeof FILES)[number];

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Texts in it can't be run as formulas, and Excel knows its Chinese. */
const FOR_PEOPLE = { bom: true, safe: true } as const;

type FileDeps = Pick<Deps, 'store'>;

/** A file of a whole run, with its SHA-256 and number of rows beside it in the headers. @throws Problem 404 */
export const assessmentFile = async (deps: FileDeps, place: RunPlace, file: AssessmentFile): Promise<HttpResult> => {
  const manifest = await deps.store.manifest(place);
  if (manifest === undefined) throw notFound();
  const rows = await deps.store.assessmentRows(place);
  const content = await contentOf(deps, place, manifest, rows, file);
  return {
    statusCode: 200,
    headers: {
      'content-type': file.endsWith('.xlsx') ? XLSX : 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${place.year}-${file}"`,
      'cache-control': 'no-store',
      'x-content-sha256': createHash('sha256').update(content).digest('hex'),
      'x-row-count': String(rows.length),
    },
    body: content.toString('base64'),
    isBase64Encoded: true,
  };
};

const contentOf = async (
  deps: FileDeps,
  place: RunPlace,
  manifest: Manifest,
  rows: readonly AssessmentRow[],
  file: AssessmentFile,
): Promise<Buffer> => {
  switch (file) {
    case 'assessment.csv':
      return Buffer.from(assessmentCsv(rows));
    case 'bar.csv':
      return Buffer.from(
        writeCsv(
          rows.map((row) => barRow(row, place.year)),
          BAR_COLUMNS,
          FOR_PEOPLE,
        ),
      );
    case 'public.csv': {
      const histograms = [];
      for await (const { score } of scored(deps, place, manifest, rows)) histograms.push(score.histogram);
      return Buffer.from(writeCsv(publicRows(publicTable(rows, histograms, manifest.policy)), PUBLIC_COLUMNS, FOR_PEOPLE));
    }
    case 'assessment.xlsx':
      return spreadsheet(assessed(deps, place, manifest, rows), place, manifest, assessmentCsv(rows));
  }
};

const assessmentCsv = (rows: readonly AssessmentRow[]): string =>
  writeCsv(rows.map(assessmentCsvRow), ASSESSMENT_CSV_COLUMNS, FOR_PEOPLE);

/** Rows with the figures they rest on, reckoned from what was kept with them. */
async function* scored({ store }: FileDeps, place: RunPlace, { policy }: Manifest, rows: readonly AssessmentRow[]) {
  for (const row of rows) {
    const input = await store.keptInput(place, row.lawyerId);
    if (input === undefined) throw new Error(`run ${place.run} keeps no input of ${row.lawyerId}`);
    yield { row, score: scoreLawyer({ ...input, policy }) satisfies LawyerScore };
  }
}

async function* assessed(
  deps: FileDeps,
  place: RunPlace,
  manifest: Manifest,
  rows: readonly AssessmentRow[],
): AsyncGenerator<AssessedLawyer> {
  for await (const { row, score } of scored(deps, place, manifest, rows)) yield { row, low: score.low, high: score.high };
}

const spreadsheet = async (
  lawyers: AsyncIterable<AssessedLawyer>,
  { year }: RunPlace,
  { at, policy }: Manifest,
  csv: string,
): Promise<Buffer> => {
  const folder = await mkdtemp(join(tmpdir(), 'assessment-'));
  try {
    const path = join(folder, 'assessment.xlsx');
    await writeAssessmentXlsx(path, lawyers, { year, at, policy, sha256: createHash('sha256').update(csv).digest('hex') });
    return await readFile(path);
  } finally {
    await rm(folder, { recursive: true });
  }
};
