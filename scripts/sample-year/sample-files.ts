import { writeCsv } from '../../adapters/spreadsheet/write-csv.ts';
import type { ReplayEvent } from '../../contracts/replay-event.ts';
import { admit } from '../../domain/case/admit.ts';
import { centresOf } from '../../domain/case/parse-centres.ts';
import { parseClosing } from '../../domain/case/parse-closing.ts';
import { instantOfDate, readDate } from '../../domain/case/parse-date.ts';
import type { Instant } from '../../domain/shared/instant.ts';
import { HOUR_MS } from '../../domain/shared/instant.ts';
import { STANDARD_1 } from '../../domain/shared/policy.ts';
import { firstAllowedMoment } from '../../domain/shared/window.ts';
import { localClock, localDate } from '../../domain/shared/zone.ts';
import { EAST } from './cases-east.ts';
import { WEST } from './cases-west.ts';
import type { ClosingRow, Random } from './closing-row.ts';
import { closingRow, HEADERS } from './closing-row.ts';
import { judgements } from './judgements.ts';
import { centresCsv, ZONE } from './people.ts';
import { README } from './readme.ts';
import { tellCase } from './tell-case.ts';
import { uploadFiles } from './uploads.ts';

const SEED = 2025;

/** The files of the sample by name: a made-up year that shows everything that can happen to a case. */
export const sampleFiles = (): Readonly<Record<string, string>> => {
  const random = seeded(SEED);
  const rows: ClosingRow[] = [];
  const events: ReplayEvent[] = [];
  let client = 0;
  let lastEnd = 0;
  for (const [index, sample] of [...EAST, ...WEST].entries()) {
    if (!sample.sameClient) client += 1;
    const row = closingRow(sample, index + 1, client, random);
    const comesIn = sample.comesIn === undefined ? undefined : momentOf(sample.comesIn);
    if (comesIn === undefined) rows.push(row);
    else events.push({ at: comesIn, type: 'closing', row });
    const from = startOf(row, sample.sameClient ? lastEnd : 0);
    const told = tellCase(row, from, sample.story, random);
    events.push(...told);
    lastEnd = told.at(-1)?.at ?? from;
  }
  return {
    ...uploadFiles(),
    'README.md': README,
    'centres.csv': centresCsv(),
    'closings.csv': writeCsv(rows, HEADERS),
    'events.jsonl': [...events, ...judgements()]
      .toSorted((one, other) => one.at - other.at)
      .map((event) => `${JSON.stringify({ ...event, at: written(event.at) })}\n`)
      .join(''),
  };
};

/** When the first text leaves; where none does, when the case was closed. A second case of a client waits for the first. */
const startOf = (row: ClosingRow, clientFree: Instant): Instant => {
  const closing = parseClosing(row, centresOf([row]));
  if (!closing.ok) throw new Error(`a row of the sample does not hold: ${JSON.stringify(closing.error)}`);
  const { closedAt, clientPhone } = closing.value;
  const context = { receivedAt: closedAt, at: closedAt, zone: ZONE, hasMobile: clientPhone.startsWith('1'), hasRefused: false };
  const admission = admit(closing.value, context, STANDARD_1);
  if (admission.state !== 'waiting') return closedAt;
  const { followUp } = STANDARD_1;
  return firstAllowedMoment(Math.max(admission.dueAt, clientFree + followUp.coolDownHours * HOUR_MS), ZONE, followUp);
};

const momentOf = (text: string): Instant => {
  const date = readDate(text);
  if (!date) throw new Error(`no date: ${text}`);
  return instantOfDate(date, ZONE);
};

const written = (at: Instant): string => `${localDate(at, ZONE)}T${localClock(at, ZONE)}:00+08:00`;

/** The generator mulberry32: small, and the same on every machine. */
const seeded = (seed: number): Random => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};
