import { join } from 'node:path';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../domain/shared/instant.ts';
import { readInputs } from '../replay/inputs.ts';
import type { ReplayInputs } from '../replay/inputs.ts';
import { replay } from '../replay/replay.ts';
import type { SentSms } from '../replay/tables.ts';
import { timelineOf } from '../replay/timeline.ts';

const SAMPLE = join(import.meta.dirname, '..', '..', 'sample');
const YEAR = 2025;
const UNTIL = Date.parse('2026-01-15T00:00:00+08:00');

const options = {
  closings: join(SAMPLE, 'closings.csv'),
  events: join(SAMPLE, 'events.jsonl'),
  centres: join(SAMPLE, 'centres.csv'),
  until: UNTIL,
  year: YEAR,
  out: '',
};

export const sampleInputs = (): Promise<ReplayInputs> => readInputs(options);

/**
 * Plays the made-up sample year into a data folder, so that scores and an assessment are there to look at.
 *
 * @returns the texts its clients got and wrote, for the handsets
 */
export const loadSample = async (
  assembly: string,
  dataDir: string,
  onProgress: (done: number, total: number) => void,
): Promise<{ readonly sent: readonly SentSms[]; readonly replies: readonly { phone: string; at: number; body: string }[] }> => {
  const inputs = await sampleInputs();
  const timeline = timelineOf(inputs, UNTIL);
  const total = timeline.entries.length;
  const { sent } = await replay({
    assembly,
    dataDir,
    inputs,
    timeline,
    until: UNTIL,
    year: YEAR,
    onProgress: (_, done) => onProgress(done, total),
  });
  const replies = inputs.events.flatMap(({ item }) =>
    item.type === 'reply' ? [{ phone: item.from, at: item.at, body: item.body }] : [],
  );
  return { sent, replies };
};

/** A few made-up cases closed three days before `now`, so that their clients are asked today. */
export const closingsOfToday = (now: number, centreIds: readonly string[]): Record<string, string>[] => {
  const matters = ['追索劳动报酬', '工伤赔偿', '离婚纠纷', '交通事故', '抚养费', '劳动争议'];
  return matters.map((matter, i) => ({
    case_no: `样例-${new Date(now).toISOString().slice(0, 10)}-${i + 1}`,
    centre_id: centreIds[i % centreIds.length] ?? '',
    lawyer_id: i < 4 ? '样例L01' : '样例L02',
    lawyer_name: i < 4 ? '样例律师甲' : '样例律师乙',
    firm: '样例律师事务所',
    client_name: `样例受援人${'甲乙丙丁戊己'.charAt(i)}`,
    client_phone: `1380000900${i + 1}`,
    kind: matter.includes('离婚') || matter.includes('抚养') ? 'family' : 'labour',
    matter,
    closed_at: new Date(now - 3 * DAY_MS + i * 2 * MINUTE_MS).toISOString(),
    accepted_on: new Date(now - 90 * DAY_MS).toISOString().slice(0, 10),
    filed_on: new Date(now - HOUR_MS).toISOString().slice(0, 10),
  }));
};
