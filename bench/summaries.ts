/*
 * What roll-ups cost in request units, in a province of 15 cities with 10 counties each and 30 lawyers a county, 30 closings
 * a lawyer and year, four of ten answered. Run: node bench/summaries.ts
 */
import { gzipSync } from 'node:zlib';
import { tallyByMonth } from '../domain/score/by-month.ts';
import type { ByMonth } from '../domain/score/by-month.ts';
import { scoreLawyer } from '../domain/score/score-lawyer.ts';
import { CASE_KINDS, CATEGORIES } from '../domain/shared/codes.ts';
import { DAY_MS } from '../domain/shared/instant.ts';
import { STANDARD_1 as policy } from '../domain/shared/policy.ts';
import { nodeYear } from '../domain/summary/node-year.ts';
import type { NodeYear } from '../domain/summary/node-year.ts';
import { answered } from '../test/domain/response/a-follow-up.ts';
import { readSummary } from '../workflows/read-figures.ts';
import { refreshSummaries } from '../workflows/refresh-summaries.ts';
import { countedStore } from './counted-store.ts';

const [YEAR, CITIES, COUNTIES, LAWYERS, CLOSINGS] = [2025, 15, 10, 30, 30];
const NEW_YEAR = Date.parse('2025-01-01T00:00:00+08:00');
const AT = Date.parse('2025-12-31T12:00:00+08:00');

const { store, used, stop } = await countedStore();

/** A lawyer's year; what is in it differs from lawyer to lawyer as much as it does in life. */
const followUpsOf = (lawyer: number) =>
  Array.from({ length: CLOSINGS }, (_, i) => {
    const dice = lawyer * 7919 + i * 104_729;
    const closedAt = NEW_YEAR + ((i * 12) % 360) * DAY_MS;
    const closing = {
      kind: CASE_KINDS[dice % 5] ?? 'civil',
      categories: [CATEGORIES[dice % 7] ?? 'other'],
      source: ['本机构受理', '法院通知', '公安机关通知', '异地协作'][dice % 4] ?? '',
      people: 1 + (dice % 3),
      recovered: dice % 20_000,
      closedAt,
      acceptedOn: new Date(closedAt - (20 + (dice % 200)) * DAY_MS).toISOString().slice(0, 10),
    };
    const overall = ([5, 4, 5, 3, 5, 4, 2] as const)[dice % 7] ?? 5;
    const answers = { overall, charged: 8 as const, communication: overall, absent: 8 as const };
    return answered(`${lawyer}-${i}`, overall, { closing, ...(dice % 10 < 4 ? { answers } : { answers: {}, state: 'to-call' }) });
  });

const scoreOf = (followUps: ReturnType<typeof followUpsOf>) => {
  const input = { followUps, alerts: [], policy };
  return { score: scoreLawyer(input), byMonth: tallyByMonth(input) };
};

const seat = async (id: string, level: 'province' | 'city' | 'county', parentId?: string): Promise<void> =>
  store.saveCentre({ id, name: id, level, zone: 'Asia/Shanghai', ...(parentId === undefined ? {} : { parentId }) }, {});
const keep = async (id: string, { months, targets }: NodeYear): Promise<void> => {
  for (const [month, made] of Object.entries(months)) await store.saveNodeMonth(id, YEAR, month as keyof ByMonth, made, AT);
  await store.saveNodeTargets(id, YEAR, targets, AT);
};

const measure = async (name: string, work: () => Promise<unknown>): Promise<void> => {
  const before = { ...used };
  const started = performance.now();
  await work();
  const ms = performance.now() - started;
  const line = [used.write - before.write, used.read - before.read, used.calls - before.calls, ms];
  console.log(`${name.padEnd(44)}${line.map((n) => String(Math.round(n * 10) / 10).padStart(9)).join('')}`);
};
const kb = (value: unknown): string => {
  const json = Buffer.from(JSON.stringify(value));
  return `${(json.length / 1024).toFixed(1)} KB, packed ${(gzipSync(json).length / 1024).toFixed(1)} KB`;
};

await seat('P', 'province');
const lawyers = Array.from({ length: LAWYERS }, (_, i) => scoreOf(followUpsOf(i)));
const county = nodeYear({ id: 'C', lawyers, entered: {}, below: [] });
const counties = Array.from({ length: COUNTIES }, (_, i) => ({ id: `C0-${i}`, year: county }));
const city = nodeYear({ id: 'T', lawyers: [], entered: {}, below: counties });
const cities = Array.from({ length: CITIES }, (_, i) => ({ id: `T${i}`, year: city }));
const province = nodeYear({ id: 'P', lawyers: [], entered: {}, below: cities });
for (const { id } of cities) await seat(id, 'city', 'P');
for (const { id } of counties) await seat(id, 'county', 'T0');
for (const { id, year } of [...cities, ...counties]) await keep(id, year);
await keep('P', province);
for (const [i, { score, byMonth }] of lawyers.entries())
  await store.saveScore({ centreId: 'C0-0', lawyerId: `L${i}`, year: YEAR, score, byMonth, version: 1 });

console.log(`months of a lawyer   ${kb(lawyers[0]?.byMonth)}`);
for (const [name, year] of Object.entries({ county, city, province }))
  console.log(`month of a ${name.padEnd(10)}${kb(year.months['06'])}`);
console.log(`${''.padEnd(44)}${['writes', 'reads', 'calls', 'ms'].map((h) => h.padStart(9)).join('')}`);
const changed = scoreOf(followUpsOf(99));
await measure('a lawyer’s score, 30 closings', () =>
  store.saveScore({ centreId: 'C0-0', lawyerId: 'L0', year: YEAR, ...changed, version: 2 }),
);
await measure('its mark', () => store.markChanged('C0-0', YEAR));
await measure('roll-up of its county, city and province', () => refreshSummaries({ store })(AT));
await measure('an hour in which nothing changed', () => refreshSummaries({ store })(AT));
for (const id of ['C0-0', 'P'])
  await measure(`the year of ${id} for a page`, () => readSummary({ store })(id, { year: YEAR }, AT));
await stop();
