import { isDrawnForCheck } from '../../domain/case/telephone-check.ts';
import { DAY_MS, HOUR_MS } from '../../domain/shared/instant.ts';
import { STANDARD_1 } from '../../domain/shared/policy.ts';
import type { CarrierFate } from './faults.ts';
import { START } from './plan.ts';
import type { Plan, PlannedCase } from './plan.ts';

/** A story that a conversation may take, played again and again with a function crashing somewhere else each time. */
export interface Scenario {
  readonly name: string;
  readonly cases: readonly Partial<PlannedCase>[];
  /** What the carrier makes of the first texts; it takes all that come after. */
  readonly carrier?: readonly CarrierFate[];
}

const GOOD = { overall: 5, charged: 8, communication: 4, absent: 8 };
const BAD = { overall: 1, charged: 9, communication: 2, absent: 9 };

export const SCENARIOS: readonly Scenario[] = [
  { name: 'answers one question after the other', cases: [{ temper: 'answers', answers: GOOD }] },
  { name: 'answers everything in one message', cases: [{ temper: 'answers-at-once', answers: GOOD }] },
  { name: 'is not content, and confirms it', cases: [{ temper: 'answers', answers: BAD }] },
  { name: 'is silent', cases: [{ temper: 'is-silent' }] },
  { name: 'refuses', cases: [{ temper: 'refuses' }] },
  { name: 'refuses and comes back', cases: [{ temper: 'refuses-and-returns' }] },
  { name: 'is not understood', cases: [{ temper: 'asks-back' }] },
  { name: 'is a stranger', cases: [{ temper: 'is-a-stranger' }] },
  { name: 'fills in the form', cases: [{ temper: 'fills-in-the-form', answers: BAD }] },
  { name: 'answers late', cases: [{ temper: 'answers-late', answers: GOOD }] },
  {
    name: 'two cases on one phone',
    cases: [
      { temper: 'answers', answers: GOOD },
      { temper: 'answers', answers: BAD },
    ],
  },
  {
    name: 'the case goes to another lawyer after the answer',
    cases: [{ temper: 'answers-at-once', answers: { ...BAD, overall: 2 }, later: [{ what: 'moves', at: START + 6 * DAY_MS }] }],
  },
  {
    name: 'the case is opened again, and closed again',
    cases: [
      {
        temper: 'is-silent',
        later: [
          { what: 'reopens', at: START + 4 * DAY_MS },
          { what: 'comes-again', at: START + 5 * DAY_MS },
        ],
      },
    ],
  },
  { name: 'the carrier puts the text off', cases: [{ temper: 'answers', answers: GOOD }], carrier: ['too-fast', 'out-of-money'] },
  { name: 'the carrier does not answer', cases: [{ temper: 'answers', answers: GOOD }], carrier: ['taken-unanswered'] },
  { name: 'the carrier cannot reach the number', cases: [{ temper: 'is-silent' }], carrier: ['unreachable'] },
];

/** The plan of a scenario. @param run tells its cases from those of another run; none of them is drawn for a check */
export const planOfScenario = ({ cases }: Scenario, run: number): Plan => ({
  start: START,
  cases: cases.map((given, n) => plannedCase(given, notDrawn(`X${run}-${n}`), n)),
});

const notDrawn = (caseNo: string): string =>
  isDrawnForCheck(caseNo, STANDARD_1.followUp.telephoneCheckShare) ? notDrawn(`${caseNo}'`) : caseNo;

const plannedCase = (given: Partial<PlannedCase>, caseNo: string, n: number): PlannedCase => {
  const closedAt = START + n * HOUR_MS;
  const place = { caseNo, centreId: 'C01', lawyerId: 'L1', phone: '+8613800000000', name: '受援人甲' };
  return {
    ...place,
    temper: 'answers',
    answers: GOOD,
    closedAt,
    later: [],
    ...given,
    row: {
      case_no: caseNo,
      centre_id: place.centreId,
      lawyer_id: place.lawyerId,
      client_name: place.name,
      client_phone: place.phone,
      closed_at: new Date(closedAt).toISOString(),
    },
  };
};
