/*
 * Makes the sample year in sample/: a made-up city with two counties and a station in 2025. From one seed, so that the same
 * files come out each time. Nobody in it exists. Run: npm run sample
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeCsv } from '../adapters/spreadsheet/write-csv.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../domain/shared/instant.ts';
import { STANDARD_1 } from '../domain/shared/policy.ts';
import { firstAllowedMoment } from '../domain/shared/window.ts';

const ZONE = 'Asia/Shanghai';
const SEED = 20250101;

/** Mulberry32: small, seeded, good enough to spread a sample. */
const randomFrom = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
};

type Row = Record<string, string>;
type Event = Record<string, unknown>;

const CENTRES: readonly Row[] = [
  { centre_id: 'CITY', name: '样例市法律援助中心', level: 'city', parent_id: '', zone: ZONE },
  { centre_id: 'A01', name: '样例东县法律援助中心', level: 'county', parent_id: 'CITY', zone: ZONE },
  { centre_id: 'A02', name: '样例西县法律援助中心', level: 'county', parent_id: 'CITY', zone: ZONE },
  { centre_id: 'S01', name: '样例东县劳动工作站', level: 'station', parent_id: 'A01', zone: ZONE },
];

const LAWYERS = Array.from({ length: 10 }, (_, i) => ({
  id: `样例L${String(i + 1).padStart(2, '0')}`,
  name: `样例律师${'甲乙丙丁戊己庚辛壬癸'.charAt(i)}`,
  firm: `样例第${'一二三'.charAt(i % 3)}律师事务所`,
  centre: ['A01', 'A02', 'S01'][i % 3] ?? 'A01',
}));

const MATTERS: Readonly<Record<string, readonly string[]>> = {
  civil: ['交通事故人身损害赔偿', '民间借贷'],
  criminal: ['盗窃', '故意伤害'],
  administrative: ['工伤认定行政诉讼'],
  labour: ['追索劳动报酬', '工伤赔偿'],
  family: ['离婚纠纷', '抚养费'],
};
const KINDS = Object.keys(MATTERS);
const CATEGORIES = ['农民工', '妇女', '未成年人', '老年人', '残疾人', '军人军属', '妇女;老年人', ''];

/** Texts of a client, each a wait in minutes after the first text and what is written. */
const CONVERSATIONS: readonly (readonly (readonly [number, string])[])[] = [
  [[12, '5'], [14, '8'], [17, '5'], [20, '8'], [30, '0']],
  [[5, '⑤'], [8, '没有'], [11, '满意'], [15, '8'], [40, '律师很负责,谢谢']],
  [[60, '4分'], [66, '8'], [70, '4'], [75, '0']],
  [[30, '非常满意'], [33, '8'], [36, '5'], [38, '8']],
  [[90, '5 8 5 8'], [95, '都挺好']],
  [[20, '基本满意'], [25, '8'], [29, '3'], [33, '0'], [50, '希望快一点']],
  [[15, '2'], [19, '8'], [25, '2'], [30, '9'], [40, '开庭那天没来']],
  [[10, '1'], [12, '6'], [16, '9'], [21, '1'], [26, '8'], [44, '收了我两千元']],
  [[10, '1'], [14, '5'], [20, '8'], [25, '5'], [28, '8'], [33, '0']],
  [[45, '什么案子?'], [52, '5'], [58, '8'], [62, '5'], [70, '8'], [75, '0']],
  [[10, 'TD']],
  [[10, '发错了']],
  [[70, '5'], [75, '8']],
  [],
  [[18, '4'], [24, '8'], [31, '4'], [36, '8'], [60, '没有不用改']],
  [[600, '5'], [605, '8'], [612, '5'], [615, '8'], [620, '0']],
];

const random = randomFrom(SEED);
const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
const iso = (at: number): string => `${new Date(at + 8 * HOUR_MS).toISOString().slice(0, 19)}+08:00`;
const date = (at: number): string => iso(at).slice(0, 10);
const caseNo = (n: number): string => `样例2025-${String(n).padStart(3, '0')}`;
const phone = (n: number): string => `138000000${String(n).padStart(2, '0')}`;

const closings: Row[] = [];
const events: Event[] = [];
const firstTextOf = (closedAt: number, hours = STANDARD_1.followUp.waitHours): number =>
  firstAllowedMoment(closedAt + hours * HOUR_MS, ZONE, STANDARD_1.followUp);

const close = (n: number, changes: Row = {}): number => {
  const lawyer = LAWYERS[(n < 24 ? n % 3 : n) % LAWYERS.length] as (typeof LAWYERS)[number];
  const kind = pick(KINDS);
  const closedAt = Date.parse('2025-01-06T09:00:00+08:00') + n * 5.5 * DAY_MS + Math.floor(random() * 600) * MINUTE_MS;
  closings.push({
    case_no: caseNo(n),
    centre_id: lawyer.centre,
    lawyer_id: lawyer.id,
    lawyer_name: lawyer.name,
    firm: lawyer.firm,
    client_name: `样例受援人${n}`,
    client_phone: phone(n),
    contact: '',
    no_contact_reason: '',
    respondent: '',
    kind,
    matter: pick(MATTERS[kind] ?? []),
    service: '',
    category: pick(CATEGORIES),
    source: pick(['', '自行受理', '法院通知', '异地协作']),
    people: random() < 0.5 ? '1' : '',
    recovered: kind === 'labour' ? String(1000 * Math.ceil(random() * 40)) : '',
    outcome: '',
    result: pick(['', '有利', '部分有利', '不利']),
    accepted_on: date(closedAt - 70 * DAY_MS),
    closed_at: iso(closedAt),
    filed_on: random() < 0.85 ? date(closedAt + Math.ceil(random() * 40) * DAY_MS) : '',
    language: '',
    ...changes,
  });
  return closedAt;
};

let messages = 0;
const say = (n: number, at: number, body: string): void => {
  messages += 1;
  events.push({ at: iso(at), type: 'reply', from: `+86${phone(n)}`, body, id: `样例-m-${messages}` });
};

/** Cases with something special to show, by their number. */
const SPECIAL: Readonly<Record<number, (n: number) => void>> = {
  40: (n) => void close(n, { contact: '电话' }),
  41: (n) => void close(n, { contact: '书面' }),
  42: (n) => void close(n, { contact: '不回访', no_contact_reason: '在押' }),
  43: (n) => void close(n, { contact: '不回访', no_contact_reason: '死亡' }),
  44: (n) => void close(n, { outcome: '终止' }),
  45: (n) => void close(n, { kind: 'family', matter: '离婚(家庭暴力)' }),
  46: (n) => void close(n, { client_phone: '0123-4567890' }),
  47: (n) => {
    const closedAt = close(n, { service: '咨询', matter: '咨询劳动合同' });
    say(n, firstTextOf(closedAt, STANDARD_1.followUp.consultationWaitHours) + 30 * MINUTE_MS, '5');
  },
  48: (n) => {
    const sentAt = firstTextOf(close(n));
    events.push({ at: iso(sentAt + 3 * MINUTE_MS), type: 'delivery', caseNo: caseNo(n), status: 'failed' });
  },
  49: (n) => {
    const sentAt = firstTextOf(close(n));
    events.push({ at: iso(sentAt + 2 * DAY_MS), type: 'web', caseNo: caseNo(n), answers: { overall: 4, charged: 8, communication: 5, absent: 8 }, comment: '网页填写方便' });
  },
  50: (n) => {
    const sentAt = firstTextOf(close(n));
    say(n, sentAt + 12 * DAY_MS, '4');
  },
  51: (n) => {
    const closedAt = close(n);
    events.push({ at: iso(closedAt + DAY_MS), type: 'reopened', caseNo: caseNo(n) });
    const again = closedAt + 20 * DAY_MS;
    events.push({ at: iso(again), type: 'closing', row: { ...closings.at(-1), closed_at: iso(again) } });
    say(n, firstTextOf(again) + 20 * MINUTE_MS, '5');
  },
  52: (n) => {
    const closedAt = close(n);
    const sentAt = firstTextOf(closedAt);
    for (const [wait, body] of CONVERSATIONS[0] ?? []) say(n, sentAt + wait * MINUTE_MS, body);
    const other = LAWYERS[4] as (typeof LAWYERS)[number];
    const row = { ...closings.at(-1), lawyer_id: other.id, lawyer_name: other.name };
    events.push({ at: iso(sentAt + 3 * DAY_MS), type: 'closing', row });
  },
  53: (n) => {
    const closedAt = close(n);
    const second = { ...closings.at(-1), case_no: `${caseNo(n)}b`, closed_at: iso(closedAt + HOUR_MS) } as Row;
    closings.push(second);
    const sentAt = firstTextOf(closedAt);
    for (const [wait, body] of CONVERSATIONS[2] ?? []) say(n, sentAt + wait * MINUTE_MS, body);
    say(n, firstAllowedMoment(sentAt + 75 * MINUTE_MS + DAY_MS, ZONE, STANDARD_1.followUp) + 30 * MINUTE_MS, '5');
  },
  54: (n) => {
    const sentAt = firstTextOf(close(n));
    say(n, sentAt + 10 * MINUTE_MS, '5');
    events.push({ at: iso(sentAt + DAY_MS), type: 'void', caseNo: caseNo(n), reason: '样例:登记错案', by: '样例主管2' });
  },
  55: (n) => void close(n, { language: 'en' }),
};

for (let n = 1; n <= 60; n += 1) {
  const special = SPECIAL[n];
  if (special !== undefined) {
    special(n);
    continue;
  }
  const sentAt = firstTextOf(close(n));
  const conversation = CONVERSATIONS[(n * 7) % CONVERSATIONS.length] ?? [];
  for (const [wait, body] of conversation) say(n, sentAt + wait * MINUTE_MS, body);
  const isGrave = conversation.some(([, body]) => body === '9');
  if (isGrave && n % 2 === 0) {
    const cause = conversation.some(([, body]) => body === '6') ? 'charged' : 'absent';
    events.push({ at: iso(sentAt + 5 * HOUR_MS), type: 'alert', caseNo: caseNo(n), cause, action: 'contact', by: '样例主管1' });
    const outcome = n % 4 === 0 ? 'confirmed' : 'not-confirmed';
    events.push({ at: iso(sentAt + 2 * DAY_MS), type: 'alert', caseNo: caseNo(n), cause, action: 'resolve', outcome, note: '样例:已核实并告知受援人', by: '样例主管1' });
  }
}
const phoned = closings.find(({ contact }) => contact === '电话');
events.push({ at: iso(Date.parse(phoned?.['closed_at'] ?? '') + 5 * DAY_MS), type: 'phone', caseNo: phoned?.['case_no'], answers: { overall: 4, charged: 8, communication: 4, absent: 8 }, by: '样例回访员1' });

const repeated = events.find(({ type }) => type === 'reply');
events.push({ ...repeated, at: iso(Date.parse(String(repeated?.['at'])) + 10 * MINUTE_MS) });

const recordedAt = iso(Date.parse('2025-12-20T10:00:00+08:00'));
let pieces = 0;
const record = (lawyer: (typeof LAWYERS)[number], kind: string, fields: Event): void => {
  pieces += 1;
  const place = { lawyerId: lawyer.id, centreId: lawyer.centre };
  events.push({ at: recordedAt, type: 'evidence', id: `样例-e-${pieces}`, ...place, kind, year: 2025, by: '样例主管1', note: '样例', ...fields });
};
for (const [i, lawyer] of LAWYERS.entries()) {
  if (i < 8) {
    record(lawyer, 'file-review', { grade: ['excellent', 'good', 'competent'][i % 3] });
    record(lawyer, 'file-review', { score: 70 + i * 3 });
  }
  if (i % 2 === 0) record(lawyer, 'opinion', { score: 80 + i });
  if (i % 3 === 0) record(lawyer, 'hearing', { score: 85 + i });
}
const [first, second, third, fourth, fifth] = LAWYERS as [typeof LAWYERS[number], typeof LAWYERS[number], typeof LAWYERS[number], typeof LAWYERS[number], typeof LAWYERS[number]];
record(first, 'typical-case', {});
record(first, 'commendation', {});
record(fourth, 'major-case', {});
record(second, 'complaint', { fact: '样例-f-1' });
record(second, 'not-informed', { fact: '样例-f-1' });
record(third, 'veto', { cause: 'charged', raisedBy: '样例主管2' });
record(fifth, 'veto', { cause: 'absent', raisedBy: '样例主管2' });
events.push({ at: iso(Date.parse(recordedAt) + 10 * DAY_MS), type: 'evidence-withdrawn', id: `样例-e-${pieces}`, reason: '样例:律师申辩成立', by: '样例主管1' });
for (const target of [{ lawyerId: first.id, centreId: first.centre, target: 9 }, { centreId: 'S01', target: 20 }]) {
  events.push({ at: iso(Date.parse('2025-02-01T10:00:00+08:00')), type: 'target', year: 2025, ...target });
}

const README = `# A made-up year 样例年

One city with two counties and a station in 2025: closings, events and centres for \`npm start\` and the tests. Made by \`npm run sample\`
from one seed; nobody in it exists, and the numbers belong to nobody's client.
`;
const out = process.argv[2] ?? join(import.meta.dirname, '..', 'sample');
mkdirSync(out, { recursive: true });
writeFileSync(join(out, 'README.md'), README);
writeFileSync(join(out, 'centres.csv'), writeCsv(CENTRES, ['centre_id', 'name', 'level', 'parent_id', 'zone']));
writeFileSync(join(out, 'closings.csv'), writeCsv(closings, Object.keys(closings[0] ?? {})));
const inOrder = events.toSorted((a, b) => Date.parse(String(a['at'])) - Date.parse(String(b['at'])));
writeFileSync(join(out, 'events.jsonl'), inOrder.map((event) => `${JSON.stringify(event)}\n`).join(''));
