import { beforeAll, describe, expect, test } from '@jest/globals';
import { readInputs } from '../../local/replay/inputs.ts';
import type { ReplayInputs } from '../../local/replay/inputs.ts';
import { summaryOf } from '../../local/replay/summary.ts';
import { outputTables } from '../../local/replay/tables.ts';
import type { OutputName, OutputTable } from '../../local/replay/tables.ts';
import { timelineOf } from '../../local/replay/timeline.ts';
import { replay } from '../../local/replay/replay.ts';
import type { ReplayResult } from '../../local/replay/replay.ts';
import { synthesise } from '../../local/synthesise.ts';
import { STANDARD_1 } from '../../domain/shared/policy.ts';
import { expectListsToHold } from '../fixtures/worklists.ts';

/*
 * The whole house once: the sample year through the synthesised stacks' own bundles, on the embedded engine.
 */

const SAMPLE = new URL('../../sample/', import.meta.url).pathname;
const UNTIL = Date.parse('2026-01-15T00:00:00+08:00');
const YEAR = 2025;

let assembly: string;
let first: Awaited<ReturnType<typeof playSample>>;

const playSample = async (): Promise<{
  inputs: ReplayInputs;
  result: ReplayResult;
  tables: Readonly<Record<OutputName, OutputTable>>;
  summary: Readonly<Record<string, unknown>>;
}> => {
  const files = { closings: `${SAMPLE}closings.csv`, events: `${SAMPLE}events.jsonl`, centres: `${SAMPLE}centres.csv` };
  const inputs = await readInputs({ ...files, until: UNTIL, year: YEAR, out: '' });
  const timeline = timelineOf(inputs, UNTIL);
  const result = await replay({ assembly, inputs, timeline, until: UNTIL, year: YEAR, onProgress: () => undefined });
  const rejected = [...inputs.rejected, ...timeline.rejected, ...result.rejected];
  const tables = outputTables(result.snapshot, result.comments, result.sent, rejected, YEAR);
  return { inputs, result, tables, summary: summaryOf(inputs, timeline, result, tables) };
};

beforeAll(async () => {
  assembly = await synthesise(() => undefined);
  first = await playSample();
}, 180_000);

test('the sample year goes through without a rejected row', () => {
  expect(first.tables.rejected.rows).toEqual([]);
  expect(first.summary).toMatchObject({ rejected: 0, cases: first.tables.follow_ups.rows.length });
});

test('every case has ended or waits for a person', () => {
  const open = first.tables.follow_ups.rows.filter(({ state }) => state === 'waiting' || state === 'asking');
  expect(open).toEqual([]);
});

test('totals of the summary agree with the rows', () => {
  const { summary, tables } = first;
  const states = Object.values(summary['followUps'] as Record<string, number>).reduce((sum, n) => sum + n, 0);
  expect(states).toBe(tables.follow_ups.rows.length);
  expect(summary['valid']).toBe(tables.responses.rows.filter(({ valid }) => valid === 'true').length);
  const scored = tables.scores.rows.reduce((sum, { n }) => sum + Number(n), 0);
  const consultations = new Set(
    first.result.snapshot.followUps.flatMap(({ followUp: f }) =>
      f.closing.service === 'consultation' ? [f.closing.caseNo] : [],
    ),
  );
  expect(scored).toBe(
    tables.responses.rows.filter(({ valid, case_no: caseNo = '' }) => valid === 'true' && !consultations.has(caseNo)).length,
  );
});

test('a first text and a reminder leave between 09:00 and 20:00, and no text goes twice', () => {
  const texts = first.tables.messages.rows;
  for (const { at = '', kind } of texts.filter((text) => text['kind'] === 'question:overall' || text['kind'] === 'reminder')) {
    const hour = new Date(Date.parse(at) + 8 * 3_600_000).getUTCHours();
    expect({ kind, at, isAllowed: hour >= 9 && hour < 20 }).toMatchObject({ isAllowed: true });
  }
  const once = new Set(texts.map(({ at, case_no: caseNo, kind }) => `${caseNo} ${kind} ${at}`));
  expect(once.size).toBe(texts.length);
});

test('a 9 on money raises a critical alert, and every lawyer with closings has a row', () => {
  const charged = first.tables.responses.rows.filter(({ charged: code }) => code === '9').map(({ case_no: caseNo }) => caseNo);
  expect(charged.length).toBeGreaterThan(0);
  for (const caseNo of charged) {
    expect(first.tables.alerts.rows).toContainEqual(
      expect.objectContaining({ case_no: caseNo, cause: 'charged', level: 'critical' }),
    );
  }
  expect(first.tables.assessment.rows.map(({ lawyer_id: id, centre_id: c }) => `${c} ${id}`)).toEqual(
    first.tables.scores.rows.map(({ lawyer_id: id, centre_id: c }) => `${c} ${id}`),
  );
});

/** A number as people and carriers write it. */
const spellings = (phone: string): string[] => {
  const digits = phone.replace(/\D/g, '').replace(/^86/, '');
  const grouped = digits.replace(/^(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3');
  return [digits, grouped, grouped.replaceAll(' ', '-')].filter((spelled) => spelled.length >= 7);
};
/** Whether text holds a secret; of Latin letters a whole word, because every two of them stand somewhere. */
const holds = (text: string, secret: string): boolean =>
  /^[\w ]+$/.test(secret) ? new RegExp(`\\b${secret}\\b`).test(text) : text.includes(secret);

describe('nothing that is printed or published names a person, a number or an answer', () => {
  const secrets = (): Readonly<Record<string, readonly string[]>> => {
    const { inputs, result } = first;
    const events = inputs.events.map(({ item }) => item);
    const words = [
      ...result.comments.values(),
      ...events.flatMap((event) => (event.type === 'reply' ? [event.body] : [])),
      ...events.flatMap((event) => ('comment' in event && event.comment !== undefined ? [event.comment] : [])),
    ];
    return {
      names: inputs.closings.map(({ item }) => item.closing.clientName),
      phones: inputs.closings.flatMap(({ item }) => spellings(item.closing.clientPhone)),
      words: words.filter((text) => text.length >= 2 && !/^[\d ]+$/.test(text)),
      tokens: result.sent.flatMap(({ body }) => /\/s\/([\w-]{22})/.exec(body)?.[1] ?? []),
    };
  };

  test.each(['names', 'phones', 'words', 'tokens'])('%s', (kind) => {
    const { log, published } = first.result;
    const known = new Set(secrets()[kind]);
    expect(known.size).toBeGreaterThan(5);
    const printed = log.join('\n');
    const told = JSON.stringify(published);
    expect(printed).toContain('样例2025-001');
    expect(published.length).toBeGreaterThan(10);
    expect([...known].filter((secret) => holds(printed, secret) || holds(told, secret))).toEqual([]);
  });
});

test("the centres' lists of calls and open alerts hold what the year has left to do", () => {
  const { snapshot } = first.result;
  expect(new Set(snapshot.calls.map(({ kind }) => kind))).toEqual(new Set(['call', 'check']));
  expect(snapshot.openAlerts.length).toBeGreaterThan(0);
  expectListsToHold(snapshot, STANDARD_1);
});

test('running it twice gives the same tables', async () => {
  const second = await playSample();
  expect(second.tables).toEqual(first.tables);
  expect(second.summary).toEqual(first.summary);
}, 180_000);
