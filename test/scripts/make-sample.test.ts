import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readTable } from '../../adapters/spreadsheet/read-table.ts';
import type { ReplayEvent } from '../../contracts/replay-event.ts';
import { parseReplayEvent } from '../../contracts/replay-event.ts';
import { CLOSING_TABLE, missingRequiredColumns, unknownColumns } from '../../domain/case/columns.ts';
import { parseCentres } from '../../domain/case/parse-centres.ts';
import { parseClosing } from '../../domain/case/parse-closing.ts';
import { checkEvidence } from '../../domain/assessment/evidence.ts';
import { CONTACTS, EVIDENCE_KINDS, NO_CONTACT_REASONS } from '../../domain/shared/codes.ts';
import { sampleFiles } from '../../scripts/sample-year/sample-files.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'sample');
const files = sampleFiles();

const tableOf = async (name: string) => {
  const table = await readTable(Buffer.from(files[name] ?? ''), name);
  if (!table.ok) throw new Error(table.error.en);
  expect(table.value.rowErrors).toEqual([]);
  return table.value;
};

const events: readonly ReplayEvent[] = (files['events.jsonl'] ?? '')
  .trimEnd()
  .split('\n')
  .map((line) => {
    const event = parseReplayEvent(line);
    if (!event.ok) throw new Error(`${line}: ${JSON.stringify(event.error)}`);
    return event.value;
  });

const closings = async () => {
  const { centres, errors } = parseCentres((await tableOf('centres.csv')).rows);
  expect(errors).toEqual([]);
  const { headers, rows } = await tableOf('closings.csv');
  expect([unknownColumns(headers, CLOSING_TABLE), missingRequiredColumns(headers, CLOSING_TABLE)]).toEqual([[], []]);
  const late = events.flatMap((event) => (event.type === 'closing' ? [event.row] : []));
  return [...rows.map(({ cells }) => cells), ...late].map((row) => {
    const closing = parseClosing(row, centres);
    if (!closing.ok) throw new Error(JSON.stringify(closing.error));
    return closing.value;
  });
};

describe('the sample', () => {
  test('lies in the folder as the script makes it', () => {
    expect(readdirSync(FOLDER).toSorted()).toEqual(Object.keys(files).toSorted());
    for (const [name, content] of Object.entries(files)) expect(readFileSync(join(FOLDER, name), 'utf8')).toBe(content);
  });

  test('is plainly made up', async () => {
    for (const { clientName, clientPhone, lawyerName, caseNo } of await closings()) {
      expect([clientName, lawyerName, caseNo].filter((name) => !name?.startsWith('样例'))).toEqual([]);
      expect(clientPhone).toMatch(/^(|138000000\d\d|0000-8000001)$/);
    }
    for (const event of events) if (event.type === 'reply') expect(event.from).toMatch(/^\+86138000000\d\d$/);
  });

  test('has every way to be reached and every reason not to be', async () => {
    const all = await closings();
    expect(new Set(all.map(({ contact }) => contact))).toEqual(new Set(CONTACTS));
    expect(new Set(all.flatMap(({ noContactReason }) => noContactReason ?? []))).toEqual(new Set(NO_CONTACT_REASONS));
    expect(new Set(all.map(({ service }) => service)).size).toBe(2);
    expect(new Set(all.map(({ outcome }) => outcome)).size).toBe(2);
    expect(new Set(all.map(({ lawyerId }) => lawyerId)).size).toBe(10);
  });

  test('has every kind of event and of evidence, in order of time', () => {
    const types = new Set(events.map(({ type }) => type));
    expect([...types].toSorted()).toEqual(
      [
        'alert',
        'closing',
        'delivery',
        'evidence',
        'evidence-withdrawn',
        'phone',
        'reopened',
        'reply',
        'target',
        'void',
        'web',
      ].toSorted(),
    );
    const evidence = events.flatMap((event) => (event.type === 'evidence' ? [event] : []));
    expect(new Set(evidence.map(({ kind }) => kind))).toEqual(new Set(EVIDENCE_KINDS));
    // Events of a recorded year don't say when a lawyer was heard before a veto.
    const HEARD = { heardOn: '2025-01-01', statement: '已陈述' };
    expect(evidence.filter((item) => !checkEvidence({ ...item, ...HEARD }, 'Asia/Shanghai').ok)).toEqual([]);
    expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).toSorted((a, b) => a - b));
  });

  test('is about cases and clients that are there', async () => {
    const all = await closings();
    const cases = new Set(all.map(({ caseNo }) => caseNo));
    const phones = new Set(all.map(({ clientPhone }) => `+86${clientPhone}`));
    for (const event of events) {
      if ('caseNo' in event) expect(cases).toContain(event.caseNo);
      if (event.type === 'reply') expect(phones).toContain(event.from);
    }
  });
});
