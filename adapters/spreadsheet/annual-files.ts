import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AnnualFile } from '../../domain/assessment/annual-export.ts';
import { publicTable } from '../../domain/assessment/public-table.ts';
import type { AnnualFileWriter, AnnualTable, ExportFile, ExportedRow, ScoredRow } from '../../workflows/ports.ts';
import { ASSESSMENT_CSV_COLUMNS, assessmentCsvRow } from './assessment-csv.ts';
import { BAR_COLUMNS, barRow } from './bar-columns.ts';
import { hashedCsv } from './hashed-csv.ts';
import { PUBLIC_COLUMNS, publicRows } from './public-columns.ts';
import { tallyForPublic } from './public-tally.ts';
import { counted, mapped } from './row-streams.ts';
import { writeAssessmentXlsx } from './write-assessment-xlsx.ts';
import type { CsvRow } from './write-csv.ts';
import { csvChunks } from './write-csv.ts';

const CSV = 'text/csv; charset=utf-8';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Texts in it can't be run as formulas, and Excel knows its Chinese. */
const FOR_PEOPLE = { bom: true, safe: true } as const;

type Content = Pick<ExportFile, 'contentType' | 'chunks' | 'rows'>;

/** The files of an annual table, written as its rows come: however long it is, a page of it is held. */
export const writeAnnualFile: AnnualFileWriter = (file, table) => FILES[file](table);

const csv = <C extends string>(lines: AsyncIterable<CsvRow<C>>, columns: readonly C[]): Content => {
  const { rows, count } = counted(lines);
  return { contentType: CSV, chunks: csvChunks(rows, columns, FOR_PEOPLE), rows: count };
};

const FILES: Readonly<Record<AnnualFile, (table: AnnualTable) => Content>> = {
  'assessment.csv': ({ rows }) => csv(mapped(rows(), asCsv), ASSESSMENT_CSV_COLUMNS),
  'bar.csv': ({ rows, year }) =>
    csv(
      mapped(rows(), ({ row }) => barRow(row, year)),
      BAR_COLUMNS,
    ),
  'public.csv': (table) => csv(publicLines(table), PUBLIC_COLUMNS),
  'assessment.xlsx': (table) => {
    const { rows, count } = counted(table.scored());
    return { contentType: XLSX, chunks: spreadsheet(table, rows), rows: count };
  },
};

const asCsv = ({ row }: ExportedRow) => assessmentCsvRow(row);

async function* publicLines({ scored, policy }: AnnualTable) {
  yield* publicRows(publicTable(await tallyForPublic(scored()), policy));
}

/** The spreadsheet lies on the disk while it is written: the times in its zip are set once it is whole. */
async function* spreadsheet(
  { year, policy, tables, missing }: AnnualTable,
  rows: AsyncIterable<ScoredRow>,
): AsyncGenerator<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'assessment-'));
  try {
    const path = join(folder, 'assessment.xlsx');
    const hash = hashedCsv(ASSESSMENT_CSV_COLUMNS, FOR_PEOPLE);
    const passing = mapped(rows, (scored) => {
      hash.row(asCsv(scored));
      return scored;
    });
    // The last table's moment, so that the same tables are the same file.
    const meta = () => ({ at: Math.max(0, ...tables.map(({ at }) => at)), policy, sha256: hash.sha256(), missing });
    await writeAssessmentXlsx(path, year, passing, meta);
    yield* createReadStream(path) as AsyncIterable<Uint8Array>;
  } finally {
    await rm(folder, { recursive: true });
  }
}
