import type { Centre } from '../../../domain/case/centre.ts';
import type { FollowUp } from '../../../domain/conversation/follow-up.ts';
import type { TalliedAlert } from '../../../domain/score/alert-tally.ts';
import { tallyByMonth } from '../../../domain/score/by-month.ts';
import type { CaseKind, Category, Stars } from '../../../domain/shared/codes.ts';
import { STANDARD_1 as policy } from '../../../domain/shared/policy.ts';
import type { NodeYear } from '../../../domain/summary/node-year.ts';
import { nodeYear } from '../../../domain/summary/node-year.ts';
import { aFollowUp, aText, answered } from '../response/a-follow-up.ts';

/*
 * A made-up city with one county below it, in 2025 and the year before: enough of everything for a work summary.
 */

export const CITY: Centre = { id: 'CITY', name: '样例市法律援助中心', level: 'city', zone: 'Asia/Shanghai' };
export const COUNTY: Centre = {
  id: 'C01',
  name: '样例东县法律援助中心',
  level: 'county',
  parentId: 'CITY',
  zone: 'Asia/Shanghai',
};

interface Given {
  readonly kind?: CaseKind;
  readonly categories?: readonly Category[];
  readonly source?: string;
  readonly overall?: Stars;
  readonly communication?: Stars;
  readonly recovered?: number;
  readonly acceptedOn?: string;
}

const closedOn = (date: string, caseNo: string, given: Given): FollowUp => {
  const { overall, communication, ...facts } = given;
  const closing = { ...facts, people: 1, closedAt: Date.parse(`${date}T10:00+08:00`), result: 'favourable' as const };
  const texts = [aText('question:overall', 'delivered')];
  if (overall === undefined) return aFollowUp(caseNo, { closing, state: 'to-call', reason: 'no-answer', texts });
  const answers = { overall, charged: 8 as const, absent: 0 as const, ...(communication && { communication }) };
  return answered(caseNo, overall, { closing, texts, answers });
};

const many = (n: number, date: string, prefix: string, given: Given): FollowUp[] =>
  Array.from({ length: n }, (_, i) => closedOn(date, `${prefix}-${i}`, given));

const excluded = (date: string, caseNo: string, reason: 'terminated' | 'detained'): FollowUp => {
  const f = closedOn(date, caseNo, { kind: 'criminal' });
  const outcome = reason === 'terminated' ? ('terminated' as const) : ('completed' as const);
  return { ...f, texts: [], state: 'excluded', reason, closing: { ...f.closing, outcome } };
};

const consultation = (caseNo: string, overall: Stars): FollowUp => {
  const f = closedOn('2025-04-02', caseNo, { overall });
  return { ...f, closing: { ...f.closing, service: 'consultation' } };
};

const alerts: readonly TalliedAlert[] = [
  { caseNo: 'low-0', cause: 'overall', level: 'high', outcome: 'confirmed', escalations: 0 },
  { caseNo: 'low-1', cause: 'charged', level: 'critical', escalations: 1 },
  { caseNo: 'low-1', cause: 'overall', level: 'high', outcome: 'misrated', escalations: 0 },
];

const year = (cases: readonly FollowUp[], own: readonly FollowUp[]): NodeYear => {
  const entered = { '03': { 'publicity-events': 4, 'publicity-people': 350 }, '09': { 'applications-received': 41 } };
  const of = (followUps: readonly FollowUp[]) => ({ byMonth: tallyByMonth({ followUps, alerts, policy }) });
  const county = nodeYear({ id: COUNTY.id, lawyers: [{ ...of(cases), target: 60 }], entered, below: [] });
  return nodeYear({ id: CITY.id, lawyers: [of(own)], entered: {}, below: [{ id: COUNTY.id, year: county }] });
};

/** 2025 of the city. */
export const YEAR: NodeYear = year(
  [
    ...many(20, '2025-03-10', 'labour', {
      kind: 'labour',
      categories: ['migrant-worker'],
      source: '本机构受理',
      overall: 5,
      communication: 5,
      recovered: 12_345,
      acceptedOn: '2025-01-10',
    }),
    ...many(9, '2025-05-20', 'civil', {
      categories: ['woman', 'elderly'],
      source: '法院通知',
      overall: 4,
      acceptedOn: '2025-05-01',
    }),
    ...many(3, '2025-08-01', 'fair', { kind: 'family', categories: ['woman'], source: '法院通知', overall: 3, communication: 4 }),
    ...many(2, '2025-09-30', 'low', { kind: 'family', overall: 1, communication: 2 }),
    ...many(8, '2025-11-11', 'silent', { kind: 'criminal', source: '本机构受理' }),
    excluded('2025-06-01', 'ended', 'terminated'),
    excluded('2025-06-02', 'held', 'detained'),
    ...[5, 5, 4, 2, 5].map((overall, i) => consultation(`asked-${i}`, overall as Stars)),
  ],
  many(2, '2025-12-01', 'own', { overall: 5 }),
);

/** 2024 of the city. */
export const YEAR_BEFORE: NodeYear = year(
  [
    ...many(24, '2024-03-10', 'labour', { kind: 'labour', overall: 5 }),
    ...many(6, '2024-09-10', 'poor', { kind: 'labour', overall: 2 }),
    ...many(10, '2024-10-10', 'silent', {}),
  ],
  [],
);
