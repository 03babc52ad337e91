import { centresOf } from '../../domain/case/parse-centres.ts';
import { parsePolicy } from '../../contracts/policy.ts';
import type { ReplayEvent } from '../../contracts/replay-event.ts';
import { replay } from '../../local/replay/replay.ts';
import type { ReplayResult } from '../../local/replay/replay.ts';
import { timelineOf } from '../../local/replay/timeline.ts';
import { synthesise } from '../../local/synthesise.ts';

/** A made-up case, by its number, its centre and when it was closed. */
export interface MadeUpCase {
  readonly caseNo: string;
  readonly centreId: string;
  /** As a clock in Shanghai shows it. */
  readonly closedAt: string;
}

export interface Play {
  /** Settings of the app, beside the usual ones. */
  readonly settings: Readonly<Record<string, string>>;
  readonly cases: readonly MadeUpCase[];
  /** What happens besides; replies are sent from `phoneOf` a case. */
  readonly events?: readonly ReplayEvent[];
  readonly policy?: object;
  /** As a clock in Shanghai shows it. */
  readonly until: string;
}

export const shanghai = (clock: string): number => Date.parse(`${clock.replace(' ', 'T')}:00+08:00`);

/** The texts of a play, with the case each went to, in the order in which they left. */
export interface PlayedText {
  readonly at: number;
  readonly caseNo: string;
  readonly body: string;
}

/** Plays made-up cases through the functions of an app synthesised with these settings; each client has a phone of their own. */
export const playCases = async ({ settings, cases, events = [], policy = {}, until }: Play) => {
  if (!parsePolicy(policy).ok) throw new Error('the policy of this test is not valid');
  const phones = new Map(cases.map(({ caseNo }, i) => [`+86138${String(i + 1).padStart(8, '0')}`, caseNo]));
  const phoneOf = (caseNo: string): string => [...phones].find(([, known]) => known === caseNo)?.[0] ?? '';
  const rows = cases.map(({ caseNo, centreId, closedAt }) => ({
    case_no: caseNo,
    centre_id: centreId,
    lawyer_id: 'L1',
    client_name: '样例受援人',
    client_phone: phoneOf(caseNo),
    closed_at: closedAt,
  }));
  const all: ReplayEvent[] = [
    ...rows.map((row) => ({ type: 'closing' as const, at: shanghai(row.closed_at), row })),
    ...events.map((event) => (event.type === 'reply' ? { ...event, from: phoneOf(event.from) } : event)),
  ];
  const recorded = all.map((item, row) => ({ source: 'made-up', row, item }));
  const end = shanghai(until);
  const result: ReplayResult = await replay({
    assembly: await synthesise(() => undefined, settings),
    inputs: { centres: centresOf(rows), policy, lastYear: [] },
    timeline: timelineOf({ closings: [], events: recorded }, end),
    until: end,
    year: 2025,
    onProgress: () => undefined,
  });
  const texts = result.sent.map(({ at, to, body }): PlayedText => ({ at, caseNo: phones.get(to) ?? to, body }));
  return { ...result, texts };
};
