import { gunzipSync, gzipSync } from 'node:zlib';
import canonicalize from 'canonicalize';
import type { AnnualExport } from '../../domain/assessment/annual-export.ts';
import type { AssessmentRow } from '../../domain/assessment/assess.ts';
import type { AssessmentTable } from '../../domain/assessment/assessment-table.ts';
import type { KeptInput } from '../../domain/assessment/kept-input.ts';
import type { Objection } from '../../domain/assessment/objection.ts';
import type { Manifest, RunProgress, Store } from '../../workflows/ports.ts';
import type { Item } from './follow-up-item.ts';
import { historyWrites } from './history-item.ts';
import { keys } from './keys.ts';
import type { Key } from './keys.ts';
import type { Table } from './table.ts';

type AssessmentStore = Pick<
  Store,
  | 'assessmentTable'
  | 'saveAssessmentTable'
  | 'eachAssessmentRow'
  | 'eachKeptInput'
  | 'saveExport'
  | 'export'
  | 'exports'
  | 'assessmentRows'
  | 'assessmentRow'
  | 'saveAssessmentRow'
  | 'keptInput'
  | 'saveKeptInput'
  | 'manifest'
  | 'saveManifest'
  | 'progress'
  | 'saveProgress'
  | 'dropRun'
  | 'objections'
  | 'saveObjection'
>;

/**
 * Assessments. What a run reckons lies under the run and never changes once it is whole; the table's state, one item with a
 * version, says which run is the draft and which were made final. So making a table final is one conditional put.
 */
export const assessmentStore = (table: Table): AssessmentStore => ({
  async assessmentTable(centreId, year) {
    const item = await table.get(keys.assessmentTable(centreId, year));
    return item && { table: item['table'] as AssessmentTable, version: item['v'] as number };
  },

  async saveAssessmentTable({ table: state, version }, history) {
    const item = { ...keys.assessmentTable(state.centreId, state.year), table: state, v: version };
    const writes = historyWrites(history, { centreId: state.centreId });
    return table.transact([{ versioned: { item, expected: version === 1 ? undefined : version - 1 } }, ...writes]);
  },

  async *eachAssessmentRow(place) {
    for await (const item of table.each(keys.run(place, 'L#'))) yield item['row'] as AssessmentRow;
  },

  async *eachKeptInput(place) {
    for await (const item of table.each(keys.run(place, 'I#'))) yield unpacked(item);
  },

  async saveExport(asked) {
    await table.put({ ...keys.annualExport(asked.centreId, asked.year, asked.id), asked });
  },

  async export(centreId, year, id) {
    return (await table.get(keys.annualExport(centreId, year, id)))?.['asked'] as AnnualExport | undefined;
  },

  async exports(centreId, year) {
    return (await table.query(keys.annualExport(centreId, year, ''))).map((item) => item['asked'] as AnnualExport);
  },

  async assessmentRows(place) {
    return (await table.query(keys.run(place, 'L#'))).map((item) => item['row'] as AssessmentRow);
  },

  async assessmentRow(place, lawyerId) {
    return (await table.get(keys.run(place, `L#${lawyerId}`)))?.['row'] as AssessmentRow | undefined;
  },

  async saveAssessmentRow(place, row) {
    await table.put({ ...keys.run(place, `L#${row.lawyerId}`), row });
  },

  async keptInput(place, lawyerId) {
    const item = await table.get(keys.run(place, `I#${lawyerId}`));
    return item && unpacked(item);
  },

  async saveKeptInput(place, lawyerId, input) {
    // A tenth of its size: a year of a busy lawyer would not fit into an item.
    await table.put({ ...keys.run(place, `I#${lawyerId}`), in: gzipSync(canonicalize(input) ?? '') });
  },

  async manifest(place) {
    return (await table.get(keys.run(place, 'MANIFEST')))?.['manifest'] as Manifest | undefined;
  },

  async saveManifest(place, manifest) {
    await table.put({ ...keys.run(place, 'MANIFEST'), manifest });
  },

  async progress(place) {
    return (await table.get(keys.run(place, 'PROGRESS')))?.['progress'] as RunProgress | undefined;
  },

  async saveProgress(place, progress) {
    await table.put({ ...keys.run(place, 'PROGRESS'), progress });
  },

  async dropRun(place) {
    const items = await table.query(keys.run(place, ''));
    await table.removeAll(items.map(({ pk, sk }) => ({ pk, sk }) as Key));
  },

  async objections(centreId, year) {
    return (await table.query(keys.objectionsOf(centreId, year))).map((item) => item['objection'] as Objection);
  },

  async saveObjection(centreId, year, objection, history) {
    const { lawyerId, number, decision } = objection;
    const item = { ...keys.objection(centreId, year, lawyerId, number), objection, v: decision === undefined ? 1 : 2 };
    return table.transact([
      { versioned: { item, expected: decision === undefined ? undefined : 1 } },
      ...historyWrites([history], { centreId }),
    ]);
  },
});

const unpacked = (item: Item): KeptInput => JSON.parse(gunzipSync(item['in'] as Uint8Array).toString()) as KeptInput;

/** A row as it lies in a table that was read whole. */
export const fromAssessmentRowItem = (item: Item): { year: number; run: string; row: AssessmentRow } => ({
  year: Number((item['pk'] as string).split('#').at(-1)),
  run: (item['sk'] as string).split('#')[0] ?? '',
  row: item['row'] as AssessmentRow,
});

export const fromAssessmentTableItem = (item: Item): AssessmentTable => item['table'] as AssessmentTable;
