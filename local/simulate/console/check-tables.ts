import { isDeepStrictEqual } from 'node:util';
import { assess } from '../../../domain/assessment/assess.ts';
import type { AssessmentRow } from '../../../domain/assessment/assess.ts';
import { runOf } from '../../../domain/assessment/assessment-table.ts';
import type { AssessmentTable } from '../../../domain/assessment/assessment-table.ts';
import type { KeptInput } from '../../../domain/assessment/kept-input.ts';
import type { Manifest } from '../../../workflows/ports.ts';
import type { Report } from '../left-behind.ts';
import { plain } from '../left-behind.ts';
import type { Item } from '../table-calls.ts';
import type { Act } from './desk.ts';

/** What lies of assessments in a table that was read whole. */
interface Assessed {
  readonly tables: readonly AssessmentTable[];
  /** By centre, year, run and what it is: `L#<lawyer>`, `I#<lawyer>`, `MANIFEST`. */
  readonly parts: ReadonlyMap<string, Item>;
}

/** Whether each table stands on whole runs whose rows are what their kept inputs come to, and nobody's run or decision is lost. */
export const checkTables = (items: readonly Item[], acts: readonly Act[], report: Report): void => {
  const { tables, parts } = assessedIn(items);
  for (const table of tables) {
    const { centreId, year, running, draft, finals } = table;
    const name = `${centreId} ${year}`;
    if (running !== undefined) report('nothing stuck', `a run of ${name} is still under way`, centreId);
    for (const stands of [draft, ...finals.map((final) => final.draft)])
      if (stands !== undefined) wholeRun(parts, `A#${centreId}#${year}`, runOf(stands), report);
    for (const { by, publishedBy, number } of finals)
      if (by === publishedBy)
        report('a final table never changes', `version ${number} of ${name} was decided by ${by} alone`, centreId);
  }
  for (const { body } of acts.filter(({ path, answer }) => path === '/v1/assessments' && answer?.outcome === 'queued')) {
    const { centreId } = body as { readonly centreId: string };
    if (tables.find((table) => table.centreId === centreId)?.draft === undefined)
      report('nothing acknowledged lost', `a run of ${centreId} was asked for and there is none`, centreId);
  }
  for (const { path, answer } of acts) {
    const [, centreId = '', what = ''] = /\/centres\/(.+)\/assessments\/\d+\/(final)$/.exec(path) ?? [];
    const isDone = answer?.outcome === 'done' && what === 'final';
    const finals = tables.find((table) => table.centreId === centreId)?.finals ?? [];
    if (isDone && finals.length !== 1)
      report('an act counts once', `the table of ${centreId} was made final ${finals.length} times`, centreId);
  }
};

const wholeRun = (parts: Assessed['parts'], pk: string, run: string, report: Report): void => {
  const part = (name: string): Item | undefined => parts.get(`${pk} ${run}#${name}`);
  const manifest = part('MANIFEST')?.['manifest'] as Manifest | undefined;
  if (manifest === undefined) {
    report('rows as recomputed', `the run ${run} of ${pk} has no manifest`, pk);
    return;
  }
  const prefix = `${pk} ${run}#L#`;
  const lawyers = [...parts.keys()].filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
  if (lawyers.length !== manifest.rows)
    report('rows as recomputed', `the run ${run} of ${pk} has ${lawyers.length} rows of ${manifest.rows}`, pk);
  for (const lawyer of lawyers) {
    const row = part(`L#${lawyer}`)?.['row'] as AssessmentRow;
    const packed = part(`I#${lawyer}`)?.['in'] as Uint8Array | undefined;
    const input = packed && (JSON.parse(Buffer.from(packed).toString()) as KeptInput);
    const again = input && assess({ ...input, policy: manifest.policy });
    if (!isDeepStrictEqual(plain(row), plain(again)))
      report('rows as recomputed', `the row of ${lawyer} in the run ${run} of ${pk} is not what its input comes to`, pk);
  }
};

const assessedIn = (items: readonly Item[]): Assessed => {
  const own = items.filter(({ pk }) => (pk as string).startsWith('A#'));
  return {
    tables: own.flatMap(({ table }) => (table === undefined ? [] : [table as AssessmentTable])),
    parts: new Map(own.map((item) => [`${item['pk'] as string} ${item['sk'] as string}`, item])),
  };
};
