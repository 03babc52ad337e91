import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../domain/shared/instant.ts';
import type { Random } from './random.ts';

/* Who and what a run is about: made of the seed alone, before anything goes wrong. */

/** How a client takes to being asked. */
export type Temper =
  | 'answers'
  | 'answers-at-once'
  | 'is-silent'
  | 'refuses'
  | 'refuses-late'
  | 'refuses-and-returns'
  | 'asks-back'
  | 'is-a-stranger'
  | 'fills-in-the-form'
  | 'answers-late'
  | 'answers-half';

export interface PlannedCase {
  readonly caseNo: string;
  readonly centreId: string;
  readonly lawyerId: string;
  readonly phone: string;
  readonly name: string;
  readonly temper: Temper;
  /** What this client would answer, by question. */
  readonly answers: Readonly<Record<'overall' | 'charged' | 'communication' | 'absent', number>>;
  readonly closedAt: number;
  readonly row: Readonly<Record<string, string>>;
  /** The case goes to another lawyer, is opened again or comes in once more, so long after its closing. */
  readonly later: readonly { readonly what: 'moves' | 'reopens' | 'comes-again'; readonly at: number }[];
}

export interface Plan {
  readonly start: number;
  readonly cases: readonly PlannedCase[];
}

/** A Wednesday, nine in the morning in Shanghai; runs begin here, and none sees the turn of a year it doesn't want to. */
export const START = Date.parse('2025-03-05T01:00:00Z');
export const CENTRES = [
  { id: 'P01', name: '样例市法律援助中心', level: 'city', zone: 'Asia/Shanghai' },
  { id: 'C01', name: '样例县法律援助中心', level: 'county', parentId: 'P01', zone: 'Asia/Shanghai' },
  { id: 'C02', name: '邻县法律援助中心', level: 'county', parentId: 'P01', zone: 'Asia/Urumqi' },
] as const;
const LAWYERS = ['L1', 'L2', 'L3', 'L4', 'L5'] as const;
/** Closings come in over these days. */
const CLOSING_DAYS = 4;
/** Cases on one phone, at most: each waits for the one before. */
const CASES_A_PHONE = 3;

const TEMPERS: Readonly<Record<Temper, number>> = {
  answers: 20,
  'answers-at-once': 14,
  'is-silent': 26,
  refuses: 6,
  'refuses-late': 3,
  'refuses-and-returns': 3,
  'asks-back': 6,
  'is-a-stranger': 3,
  'fills-in-the-form': 8,
  'answers-late': 5,
  'answers-half': 6,
};

/** @param run names the cases: functions remember where a case lies, and must not take those of another run for it */
export const planOf = (random: Random, count: number, run: number): Plan => {
  const phones: { readonly phone: string; uses: number; readonly temper: Temper }[] = [];
  const phoneOf = (): (typeof phones)[number] => {
    const shared = random.hits(0.3) ? phones.filter(({ uses }) => uses < CASES_A_PHONE) : [];
    const known = shared.length > 0 ? random.pick(shared) : undefined;
    if (known !== undefined) return known;
    const made = { phone: `+86138${String(phones.length).padStart(8, '0')}`, uses: 0, temper: random.weighted(TEMPERS) };
    phones.push(made);
    return made;
  };
  const cases = Array.from({ length: count }, (_, n): PlannedCase => {
    const phone = phoneOf();
    phone.uses += 1;
    return plannedCase(random, `S${run}-${n}`, phone.phone, phone.temper);
  });
  return { start: START, cases };
};

const plannedCase = (random: Random, caseNo: string, phone: string, temper: Temper): PlannedCase => {
  const closedAt = Math.round(START + random.between(0, CLOSING_DAYS) * DAY_MS);
  const [centreId, lawyerId] = [random.pick(['C01', 'C02'] as const), random.pick(LAWYERS)];
  const name = `受援人${phone.slice(-3)}${random.hits(0.1) ? '之友' : ''}`;
  return {
    caseNo,
    centreId,
    lawyerId,
    phone,
    name,
    temper,
    answers: {
      overall: random.pick([5, 5, 5, 4, 4, 3, 2, 1]),
      charged: random.pick([8, 8, 8, 8, 9, 0]),
      communication: random.pick([5, 4, 3, 2]),
      absent: random.pick([8, 8, 8, 9, 0]),
    },
    closedAt,
    row: {
      case_no: caseNo,
      centre_id: centreId,
      lawyer_id: lawyerId,
      client_name: name,
      client_phone: phone,
      kind: random.pick(['civil', 'labour', 'family']),
      closed_at: new Date(closedAt - (random.hits(0.04) ? 100 * DAY_MS : 0)).toISOString(),
      ...oddity(random),
    },
    later: laterOf(random, closedAt),
  };
};

/** What makes a closing other than the usual one. */
const oddity = (random: Random): Record<string, string> => {
  switch (random.weighted({ none: 84, phone: 4, detained: 3, terminated: 3, consultation: 6 })) {
    case 'phone':
      return { contact: 'phone' };
    case 'detained':
      return { contact: 'none', no_contact_reason: 'detained' };
    case 'terminated':
      return { outcome: 'terminated' };
    case 'consultation':
      return { service: 'consultation' };
    case 'none':
      return {};
  }
};

const laterOf = (random: Random, closedAt: number): PlannedCase['later'] => {
  const at = closedAt + random.between(10 * MINUTE_MS, 12 * DAY_MS);
  switch (random.weighted({ nothing: 82, moves: 8, reopens: 5, 'comes-again': 5 })) {
    case 'moves':
      return [{ what: 'moves', at }];
    case 'reopens':
      return [
        { what: 'reopens', at },
        { what: 'comes-again', at: at + random.between(HOUR_MS, 6 * DAY_MS) },
      ];
    case 'comes-again':
      return [{ what: 'comes-again', at }];
    case 'nothing':
      return [];
  }
};
