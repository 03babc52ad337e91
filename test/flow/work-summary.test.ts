import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { splitCsv } from '../../adapters/spreadsheet/split-csv.ts';
import { startEngine } from '../../local/engine/engine.ts';
import { readInputs } from '../../local/replay/inputs.ts';
import { replay } from '../../local/replay/replay.ts';
import { outputTables } from '../../local/replay/tables.ts';
import type { OutputName, OutputTable } from '../../local/replay/tables.ts';
import { timelineOf } from '../../local/replay/timeline.ts';
import { synthesise } from '../../local/synthesise.ts';
import { askConsole } from '../fixtures/console.ts';
import { readPage } from './read-page.ts';
import type { Page } from './read-page.ts';
import { reckonBySheet } from './reckon-by-sheet.ts';
import type { Row } from './reckon-by-sheet.ts';

/*
 * The sample year through the whole house to the page that is handed in. Every number on it is reckoned again, by other means,
 * from the tables a replay gives out and from what went in.
 */

const SAMPLE = new URL('../../sample/', import.meta.url).pathname;
const UNTIL = Date.parse('2026-01-15T00:00:00+08:00');
const YEAR = 2025;
/** Each centre with all below it. */
const TREE = { CITY: ['CITY', 'C01', 'C02', 'S01'], C01: ['C01', 'S01'], C02: ['C02'] } as const;
type CentreId = keyof typeof TREE;
const CENTRES = Object.keys(TREE) as CentreId[];
const MONTHS = Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, '0'));
const PERIODS = { '': MONTHS, '&half=1': MONTHS.slice(0, 6), '&half=2': MONTHS.slice(6) } as const;
type Half = keyof typeof PERIODS;

const csv = (name: string): Row[] => {
  const [head = [], ...lines] = [...splitCsv(readFileSync(`${SAMPLE}${name}`, 'utf8'), ',')].map(({ cells }) => cells);
  return lines.map((cells) => Object.fromEntries(head.map((column, i) => [column, cells[i] ?? ''])));
};
const events = readFileSync(`${SAMPLE}events.jsonl`, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);

const dataDir = mkdtempSync(join(tmpdir(), 'huifang-summary-'));
const pages = new Map<string, Page>();
let tables: Readonly<Record<OutputName, OutputTable>>;

beforeAll(async () => {
  const assembly = await synthesise(() => undefined);
  const files = { closings: `${SAMPLE}closings.csv`, events: `${SAMPLE}events.jsonl`, centres: `${SAMPLE}centres.csv` };
  const inputs = await readInputs({ ...files, until: UNTIL, year: YEAR, out: '' });
  const timeline = timelineOf(inputs, UNTIL);
  const played = await replay({ assembly, dataDir, inputs, timeline, until: UNTIL, year: YEAR, onProgress: () => undefined });
  tables = outputTables(played.snapshot, played.comments, played.sent, [], YEAR);
  const engine = await startEngine({ assembly, dataDir, clock: { kind: 'virtual', at: UNTIL } });
  try {
    const ask = askConsole(engine);
    const supervisor = { id: 'sup-1', role: 'supervisor', centre: 'CITY' } as const;
    const entered = { 'publicity-events': 12, 'applications-received': 70, 'applications-refused': 3 };
    await ask(supervisor, 'PUT', '/v1/centres/C02/monthly-figures/2025-03', entered);
    await ask(supervisor, 'PUT', '/v1/centres/C01/monthly-figures/2025-10', { 'publicity-events': 1 });
    await engine.invoke('Summaries', { time: '2026-01-14T16:23:00Z' });
    for (const centre of CENTRES) {
      for (const half of Object.keys(PERIODS)) {
        const address = `/v1/centres/${centre}/summary?year=${YEAR}${half}`;
        const { body } = await ask({ ...supervisor, centre }, 'GET', address, undefined, { accept: 'text/html' });
        pages.set(`${centre}${half}`, readPage(body as string));
      }
    }
  } finally {
    await engine.stop();
  }
}, 300_000);
afterAll(() => rmSync(dataDir, { recursive: true }));

const reckoned = (centre: CentreId, half: Half) =>
  reckonBySheet(
    {
      closings: [...csv('closings.csv'), ...events.filter(({ type }) => type === 'closing').map(({ row }) => row as Row)],
      followUps: tables.follow_ups.rows,
      responses: tables.responses.rows,
      alerts: tables.alerts.rows,
      messages: tables.messages.rows,
      events,
    },
    { centres: TREE[centre], months: PERIODS[half] },
  );

const numbersIn = (text = ''): string[] => text.match(/\d+(\.\d+)?%?/g) ?? [];
const each = CENTRES.flatMap((centre) => (Object.keys(PERIODS) as Half[]).map((half) => [centre, half] as const));

describe.each(each)('the page of %s%s', (centre, half) => {
  const section = (heading: string) => pages.get(`${centre}${half}`)?.sections[heading];

  test('says the numbers that a spreadsheet gives, in their order', () => {
    const { text } = reckoned(centre, half);
    expect({
      办案情况: numbersIn(section('一、办案情况')?.text).slice(1),
      回访情况: numbersIn(section('二、回访情况')?.text),
      受援人评价: numbersIn(section('三、受援人评价')?.text),
      提醒及处置: numbersIn(section('四、提醒及处置')?.text),
      咨询服务: numbersIn(section('五、咨询服务')?.text),
    }).toEqual(text);
  });

  test('has the tables that a spreadsheet gives', () => {
    const expected = reckoned(centre, half).tables;
    const found = { ...section('三、受援人评价')?.tables, ...section('四、提醒及处置')?.tables };
    const rows = Object.fromEntries(Object.entries(found).map(([caption, [, ...lines]]) => [caption, lines]));
    expect(rows).toEqual(Object.fromEntries(Object.entries(expected).filter(([, lines]) => lines.length > 0)));
  });

  test('sets closings beside targets, of the year so far', () => {
    const { cases } = reckoned(centre, half === '&half=1' ? half : '');
    const targets = events.filter(({ type }) => type === 'target');
    const own = targets.find(({ lawyerId, centreId }) => lawyerId === undefined && centreId === centre)?.['target'] as
      number | undefined;
    const ofLawyers = targets.filter(
      ({ lawyerId, centreId }) => lawyerId !== undefined && (TREE[centre] as readonly unknown[]).includes(centreId),
    );
    const sum = ofLawyers.reduce((all, { target }) => all + (target as number), 0);
    const closed = cases.filter(({ row }) =>
      ofLawyers.some(({ lawyerId, centreId }) => lawyerId === row['执业证号'] && centreId === row['机构代码']),
    ).length;
    const towards = (target: number, closings: number): string[] => [
      String(target),
      String(closings),
      `${((closings / target) * 100).toFixed(2)}%`,
    ];
    expect(numbersIn(section('六、目标完成')?.text)).toEqual([
      ...(own === undefined ? [] : towards(own, cases.length)),
      ...(ofLawyers.length === 0 ? [] : [String(ofLawyers.length), ...towards(sum, closed)]),
    ]);
  });

  test('tells what was entered by hand, and that the year before had nothing', () => {
    const [first, second] = [half !== '&half=2' && centre !== 'C01', half !== '&half=1' && centre !== 'C02'];
    const events12 = (first ? 12 : 0) + (second ? 1 : 0);
    const expected = [...(events12 > 0 ? [events12] : []), ...(first ? [70, 3] : [])].map(String);
    expect(numbersIn(section('七、宣传、培训和申请受理')?.text)).toEqual(expected);
    const months = PERIODS[half].map(Number);
    const change = [months[0], months.at(-1), reckoned(centre, half).closings].map(String);
    expect(numbersIn(section('八、与上年同期比较')?.text)).toEqual(change);
  });
});

test('the city shows what each county brings', () => {
  const { line, cases } = reckoned('CITY', '');
  const [, ...rows] = pages.get('CITY')?.sections['一、办案情况']?.tables['各机构情况'] ?? [];
  expect(rows).toEqual([
    ['样例市法律援助中心（本级）', '0', '0', '', '', '', ''],
    line('样例东县法律援助中心', reckoned('C01', '').cases),
    line('样例西县法律援助中心', reckoned('C02', '').cases),
    line('合计', cases),
  ]);
});

test('closings, responses and red flags are those of the lawyers’ scores', () => {
  for (const centre of CENTRES) {
    const scores = tables.scores.rows.filter(({ centre_id: id = '' }) => (TREE[centre] as readonly string[]).includes(id));
    const total = (column: string): number => scores.reduce((sum, score) => sum + Number(score[column]), 0);
    const { closings, n, redFlags } = reckoned(centre, '');
    expect({ closings, n, redFlags }).toEqual({ closings: total('closings'), n: total('n'), redFlags: total('red_flags') });
  }
});
