import type { Month } from '../score/by-month.ts';
import type { CellFigures } from '../score/cell.ts';
import { OTHER_SOURCES } from '../score/sources.ts';
import { percent } from '../shared/percent.ts';
import type { Words } from '../shared/words.ts';
import { ENTERED_WORDS } from './entered-figures.ts';
import { isSameShare, oneDecimal, percentPoints, tenThousands } from './formats.ts';
import type { Period } from './period.ts';
import type { Prose } from './prose.ts';
import { inOrder } from './prose.ts';
import { shownRates } from './shown-rates.ts';
import { CATEGORIES, CAUSES, EXCLUSIONS, KINDS, LEVELS } from './terms.ts';
import type { Towards, WorkSummary } from './work-summary.ts';

/*
 * The summary in English, paragraph by paragraph as in Chinese.
 */

const MONTH_NAMES: Readonly<Record<Month, string>> = {
  '01': 'January',
  '02': 'February',
  '03': 'March',
  '04': 'April',
  '05': 'May',
  '06': 'June',
  '07': 'July',
  '08': 'August',
  '09': 'September',
  '10': 'October',
  '11': 'November',
  '12': 'December',
};

const periodName = ({ year, half }: Period): string =>
  half === undefined ? `the year ${year}` : `the ${half === 1 ? 'first' : 'second'} half of ${year}`;

const listed = (counts: readonly { readonly term: Words; readonly figure: number }[]): string =>
  counts.map(({ term, figure }) => `${term.en} ${figure}`).join(', ');

const closingsOf = (cells: readonly { readonly term: Words; readonly figure: CellFigures }[]): string =>
  listed(cells.map(({ term, figure }) => ({ term, figure: figure.closings })));

const sourceName = (source: string): string => (source === '' ? 'not told' : source === OTHER_SOURCES ? 'other sources' : source);

const rates = (figures: CellFigures, minResponses: number): string => {
  const { n } = figures;
  const shown = shownRates(figures, minResponses);
  if (shown === undefined) return `Valid responses: ${n}, fewer than ${minResponses}: too few for a rate`;
  const { rateA, rateB, low, high } = shown;
  return `Valid responses: ${n}; rate A ${percent(rateA)} (interval ${percent(low)} to ${percent(high)}), rate B ${percent(rateB)}`;
};

const cases = (s: WorkSummary): readonly string[] => {
  const { closings } = s.cases;
  if (closings === 0) return [`No case was closed in ${periodName(s.period)}.`];
  const { byKind, byCategory } = s.breakdown;
  const { people, recovered, duration } = s;
  return [
    `Cases closed in ${periodName(s.period)}: ${closings}, of which terminated: ${s.terminated}. By kind: ${closingsOf(inOrder(KINDS, byKind))}.`,
    `By category of client (one of several categories counts in each): ${closingsOf(inOrder(CATEGORIES, byCategory))}.`,
    `By source: ${s.bySource.map(({ source, closings: n }) => `${sourceName(source)} ${n}`).join(', ')}.`,
    `Cases that tell how many people were helped: ${people.closings}, people: ${people.sum}; cases that tell what was recovered: ${recovered.closings}, together ${tenThousands(recovered.sum)} ten thousand yuan.`,
    duration.median === undefined || duration.mean === undefined
      ? 'No case tells how long it took.'
      : `Cases that tell how long they took: ${duration.n}; from acceptance to closing the median is ${oneDecimal(duration.median)} days, the mean ${oneDecimal(duration.mean)} days.`,
  ];
};

const followUp = ({ funnel, notAsked }: WorkSummary): readonly string[] => {
  const { eligible, excluded, sent, delivered, failed, replied, valid, byPhone, refused, toCall } = funnel;
  const reasons = inOrder(EXCLUSIONS, excluded);
  const rate = (value: number | undefined): string => (value === undefined ? 'none' : percent(value));
  return [
    `Cases to be followed up: ${eligible}; not followed up: ${notAsked}${reasons.length === 0 ? '' : ` (${listed(reasons)})`}.`,
    sent === 0
      ? 'No text was sent.'
      : `First texts sent: ${sent}, delivered: ${delivered}, failed: ${failed}; cases with a reply: ${replied}, a reply rate of ${rate(funnel.replyRateOfSent)} of those sent and ${rate(funnel.replyRateOfDelivered)} of those delivered.`,
    `Valid responses: ${valid}, of which by telephone: ${byPhone}; clients who refused: ${refused}; cases to be phoned: ${toCall}.`,
  ];
};

const satisfaction = (s: WorkSummary): readonly string[] => {
  const shown = shownRates(s.cases, s.minResponses);
  const points = shown === undefined ? '' : `, mean ${oneDecimal(shown.meanPoints)} points`;
  const { charged, absent } = s.breakdown.questions;
  return [
    `${rates(s.cases, s.minResponses)}${points}.`,
    ...(s.mayBePublished
      ? []
      : [
          `With fewer than ${s.publicMinResponses} valid responses the rates of this section are for internal use and not to be published.`,
        ]),
    `Asked whether the lawyer took or asked for money, gifts or meals: no ${charged[8]}, yes ${charged[9]}, not sure ${charged[0]}; whether the lawyer missed or was late for a hearing or dragged the matter out: no ${absent[8]}, yes ${absent[9]}, no hearing or not sure ${absent[0]}.`,
  ];
};

const alerts = ({ alerts: all, redFlags }: WorkSummary): readonly string[] => {
  if (all.total === 0) return ['No alerts.'];
  const levels = listed(inOrder(LEVELS, all.levels));
  const causes = listed(inOrder(CAUSES, all.causes));
  return [
    `Alerts: ${all.total}. By level: ${levels}; by cause: ${causes}.`,
    `Resolved: ${all.resolved}, open: ${all.open}; told to the level above after a missed deadline: ${all.escalated}.`,
    `Alerts on money, gifts, meals, absence or delay that were found true, were remedied or are open: ${redFlags}.`,
  ];
};

const consultations = ({ consultations: c, minResponses }: WorkSummary): readonly string[] =>
  c.closings === 0
    ? ['No consultations.']
    : [
        `Consultations: ${c.closings}. ${rates(c, minResponses)}; alerts: ${c.alerts.total}. Consultations are counted apart and are in no lawyer’s score.`,
      ];

const towards = ({ target, closings, share }: Towards): string =>
  `${target} closings, of which closed so far: ${closings}, that is ${percent(share)}`;

const targets = ({ targets: { own, lawyers } }: WorkSummary): readonly string[] => [
  own === undefined ? 'The centre has no target for the year.' : `The centre’s target for the year: ${towards(own)}.`,
  lawyers === undefined
    ? 'No lawyer has a target of their own.'
    : `Lawyers with a target of their own: ${lawyers.lawyers}; their targets come to ${towards(lawyers)}.`,
];

const entered = (s: WorkSummary): readonly string[] => {
  const figures = inOrder(ENTERED_WORDS, s.entered);
  return [
    figures.length === 0
      ? 'Publicity, training and applications have not been entered yet.'
      : `Entered by hand: ${listed(figures)}.`,
  ];
};

const change = ({ change: c, minResponses }: WorkSummary): readonly string[] => {
  if (c === undefined) return ['No month of the period is over yet: nothing to compare.'];
  const { months, closings, growth, n, rateA } = c;
  const names = months.map((month) => MONTH_NAMES[month]);
  const span = [...new Set([names[0], names.at(-1)])].join(' to ');
  if (growth === undefined)
    return [`${span}: ${closings.now} closings; none in the same months of the year before to compare with.`];
  const trend = growth === 0 ? 'no change' : `${percent(Math.abs(growth))} ${growth > 0 ? 'more' : 'fewer'}`;
  const lines = [
    `${span}: ${closings.now} closings, ${closings.before} in the same months of the year before, ${trend}; valid responses ${n.now}, the year before ${n.before}.`,
  ];
  if (rateA === undefined || Math.min(n.now, n.before) < minResponses)
    return [...lines, `One of the two has fewer than ${minResponses} valid responses: the rates are not compared.`];
  const moved = isSameShare(rateA.now, rateA.before)
    ? 'no change'
    : `${percentPoints(rateA.now - rateA.before)} percentage points ${rateA.now > rateA.before ? 'up' : 'down'}`;
  return [...lines, `Rate A ${percent(rateA.now)}, the year before ${percent(rateA.before)}: ${moved}.`];
};

export const PROSE_EN: Prose = {
  title: ({ centre, period }) => `${centre.name}: work summary of ${periodName(period)}`,
  headings: {
    cases: '1. Cases',
    'follow-up': '2. Follow-up',
    satisfaction: '3. What clients say',
    alerts: '4. Alerts and how they ended',
    consultations: '5. Consultations',
    targets: '6. Targets',
    entered: '7. Publicity, training, applications',
    change: '8. Change on the year before',
  },
  paragraphs: { cases, 'follow-up': followUp, satisfaction, alerts, consultations, targets, entered, change },
  notes: ({ minResponses }) => [
    'With every centre below. Cases count by when they were closed, follow-up, answers and alerts with their case; a reopened case counts when it is closed again.',
    'Rate A = (very satisfied + satisfied + fairly satisfied) / valid responses; in rate B fairly satisfied counts half. The interval is the Wilson score interval of rate A.',
    `No rate is shown for fewer than ${minResponses} valid responses.`,
  ],
  date: (madeOn) => {
    const [year, month, day] = madeOn.split('-');
    return `${Number(day)} ${MONTH_NAMES[month as Month]} ${year}`;
  },
};
