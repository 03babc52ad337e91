/*
 * Makes one file of a province's annual table, and says what it took: 100 centres of 1,000 lawyers, read from made-up runs and sent
 * to an S3 that takes every part. `exports.ts` runs it.
 */
import type { S3Client } from '@aws-sdk/client-s3';
import { s3Exports } from '../adapters/exports.ts';
import { writeAnnualFile } from '../adapters/spreadsheet/annual-files.ts';
import { ANNUAL_FILES } from '../domain/assessment/annual-export.ts';
import type { AnnualFile } from '../domain/assessment/annual-export.ts';
import { assess } from '../domain/assessment/assess.ts';
import type { KeptInput } from '../domain/assessment/kept-input.ts';
import { STANDARD_1 } from '../domain/shared/policy.ts';
import { makeExport } from '../workflows/exports/make-export.ts';
import type { Manifest, RunPlace, Store } from '../workflows/ports.ts';
import { answered } from '../test/domain/response/a-follow-up.ts';
import { someEvidence } from '../test/domain/assessment/some-evidence.ts';

const CENTRES = 100;
const LAWYERS = 1000;
const YEAR = 2025;
const AT = Date.parse('2026-01-15T10:00:00+08:00');

const inputOf = (centreId: string, n: number): KeptInput => ({
  centreId,
  lawyer: { id: `L${centreId}-${String(n).padStart(5, '0')}`, name: `样例律师${n}`, firm: '样例律师事务所(普通合伙)第一分所' },
  at: AT,
  followUps: Array.from({ length: 8 }, (_, i) => answered(`${centreId}-${n}-${i}`, (((n + i) % 5) + 1) as 1)),
  alerts: [],
  evidence: [1, 2].map((i) => someEvidence('file-review', { id: `${n}-${i}`, score: 50 + (n % 50) })),
});

async function* each<T>(place: RunPlace, make: (input: KeptInput) => T): AsyncGenerator<T> {
  for (let n = 0; n < LAWYERS; n += 1) yield await Promise.resolve(make(inputOf(place.centreId, n)));
}

const centreIds = Array.from({ length: CENTRES }, (_, i) => `C${String(i).padStart(3, '0')}`);
const centre = (id: string) => ({ id, name: id, level: 'county' as const, zone: 'Asia/Shanghai' });
const manifest = (run: string): Manifest => ({
  run,
  at: AT,
  by: 'bench',
  policyVersion: 'standard-1/1',
  policy: STANDARD_1,
  rows: LAWYERS,
  provisional: 0,
  inputsSha256: '',
  rowsSha256: '',
});
const store = {
  centre: (id: string) => Promise.resolve({ centre: centre(id), policy: STANDARD_1 }),
  children: (id: string) => Promise.resolve(id === 'P' ? centreIds.map(centre) : []),
  assessmentTable: (centreId: string, year: number) =>
    Promise.resolve(
      centreId === 'P' ? undefined : { table: { centreId, year, finals: [], draft: { at: AT, by: 'bench' } }, version: 1 },
    ),
  manifest: ({ run }: RunPlace) => Promise.resolve(manifest(run)),
  scores: () => Promise.resolve([]),
  eachAssessmentRow: (place: RunPlace) => each(place, (input) => assess({ ...input, policy: STANDARD_1 })),
  eachKeptInput: (place: RunPlace) => each(place, (input) => input),
} as unknown as Store;

const s3 = { send: () => Promise.resolve({ UploadId: '1', ETag: '1' }) } as unknown as S3Client;

const measure = async (file: AnnualFile): Promise<void> => {
  const exports = { ...s3Exports('bench', s3), manifest: () => Promise.resolve(undefined) };
  const began = performance.now();
  const asked = { id: '1', centreId: 'P', year: YEAR, file, version: 'draft', below: true, at: AT, by: 'bench', why: 'bench' };
  const { rows, bytes } = await makeExport({ store, exports, write: writeAnnualFile })(asked);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  process.stdout.write(`${file}: ${rows} rows, ${(bytes / 1e6).toFixed(1)} MB in ${seconds} s, peak memory ${peak} MB\n`);
};

const file = ANNUAL_FILES.find((known) => known === process.argv[2]);
if (file === undefined) throw new Error(`one of ${ANNUAL_FILES.join(', ')}`);
void measure(file);
