import type { CellFigures } from '../score/cell.ts';
import type { OfficeTable } from '../shared/office-document.ts';
import type { Words } from '../shared/words.ts';
import type { Language } from '../shared/codes.ts';
import { MONTHS } from '../score/by-month.ts';
import { percent } from '../shared/percent.ts';
import { oneDecimal } from './formats.ts';
import type { SectionName } from './prose.ts';
import { inOrder } from './prose.ts';
import { shownRates } from './shown-rates.ts';
import { CATEGORIES, ENDS, KINDS, LEVELS, RESULTS } from './terms.ts';
import type { WorkSummary } from './work-summary.ts';
import { sumOf } from './work-summary.ts';

const CAPTIONS = {
  parts: { zh: '各机构情况', en: 'Centres' },
  kinds: { zh: '按案件类型', en: 'By kind of case' },
  categories: { zh: '按受援人类别（一人属多类的分别计入）', en: 'By category of client (one of several counts in each)' },
  results: { zh: '按办案结果', en: 'By result of the case' },
  months: { zh: '按结案月份', en: 'By month of closing' },
  scales: { zh: '满意程度（5最好）', en: 'Satisfaction (5 best)' },
  alerts: { zh: '提醒处置情况', en: 'How alerts ended' },
} as const satisfies Record<string, Words>;

const GROUP: Words = { zh: '项目', en: 'Group' };
const FIGURES: readonly Words[] = [
  { zh: '结案', en: 'Closed' },
  { zh: '有效评价', en: 'Valid' },
  { zh: '满意率A', en: 'Rate A' },
  { zh: '区间', en: 'Interval' },
  { zh: '满意率B', en: 'Rate B' },
  { zh: '平均得分', en: 'Mean points' },
];
const TOTAL: Words = { zh: '合计', en: 'Total' };
const TOO_FEW: Words = { zh: '样本不足', en: 'too few' };
const OWN: Words = { zh: '（本级）', en: ' (itself)' };
const LEVEL: Words = { zh: '等级', en: 'Level' };
const QUESTION: Words = { zh: '问题', en: 'Question' };
const QUESTIONS = {
  overall: { zh: '总体满意度', en: 'Overall' },
  communication: { zh: '沟通', en: 'Communication' },
} as const satisfies Record<string, Words>;

/** The tables of a summary by the section they stand in; one without a row is left out. */
export const tablesOf = (s: WorkSummary, language: Language): Readonly<Partial<Record<SectionName, readonly OfficeTable[]>>> => {
  const word = (words: Words): string => words[language];
  const figures = (caption: Words, groups: readonly { readonly term: string; readonly figure: CellFigures }[]): OfficeTable => ({
    caption: word(caption),
    columns: [GROUP, ...FIGURES].map(word),
    rows: groups.map(({ term, figure }) => [term, ...figureCells(figure, s.minResponses, word(TOO_FEW))]),
  });
  const named = <Code extends string>(
    terms: Readonly<Record<Code, Words>>,
    cells: Readonly<Partial<Record<Code, CellFigures>>>,
  ): readonly { readonly term: string; readonly figure: CellFigures }[] =>
    inOrder(terms, cells).map(({ term, figure }) => ({ term: word(term), figure }));
  const total = { term: word(TOTAL), figure: s.cases };
  const months = MONTHS.map((month) => ({ term: `${s.period.year}-${month}`, figure: s.breakdown.byMonth[month] })).flatMap(
    ({ term, figure }) => (figure === undefined ? [] : [{ term, figure }]),
  );
  const parts = s.parts.map(({ id, name, ...figure }) => ({
    term: id === s.centre.id ? `${name}${word(OWN)}` : name,
    figure,
  }));
  const tables: Readonly<Partial<Record<SectionName, readonly OfficeTable[]>>> = {
    cases: parts.length === 0 ? [] : [figures(CAPTIONS.parts, [...parts, total])],
    satisfaction: [
      figures(CAPTIONS.kinds, [...named(KINDS, s.breakdown.byKind), total]),
      figures(CAPTIONS.categories, named(CATEGORIES, s.breakdown.byCategory)),
      figures(CAPTIONS.results, named(RESULTS, s.breakdown.byResult)),
      figures(CAPTIONS.months, months),
      scaleTable(s, word),
    ],
    alerts: [alertTable(s, word)],
  };
  return Object.fromEntries(Object.entries(tables).map(([section, all]) => [section, all.filter(({ rows }) => rows.length > 0)]));
};

const figureCells = (figures: CellFigures, minResponses: number, tooFew: string): readonly string[] => {
  const { closings, n } = figures;
  const counts = [String(closings), String(n)];
  const shown = shownRates(figures, minResponses);
  if (shown === undefined) return [...counts, n === 0 ? '' : tooFew, '', '', ''];
  const { rateA, rateB, low, high, meanPoints } = shown;
  return [...counts, percent(rateA), `${percent(low)}–${percent(high)}`, percent(rateB), oneDecimal(meanPoints)];
};

const scaleTable = ({ breakdown: { questions } }: WorkSummary, word: (words: Words) => string): OfficeTable => ({
  caption: word(CAPTIONS.scales),
  columns: [word(QUESTION), '5', '4', '3', '2', '1'],
  rows: (['overall', 'communication'] as const).map((question) => [
    word(QUESTIONS[question]),
    ...([5, 4, 3, 2, 1] as const).map((stars) => String(questions[question][stars])),
  ]),
});

const alertTable = ({ alerts }: WorkSummary, word: (words: Words) => string): OfficeTable => ({
  caption: word(CAPTIONS.alerts),
  columns: [LEVEL, ...Object.values(ENDS), TOTAL].map(word),
  rows: inOrder(LEVELS, alerts.byLevel).map(({ term, figure: ends }) => [
    word(term),
    ...(Object.keys(ENDS) as (keyof typeof ENDS)[]).map((end) => String(ends[end] ?? 0)),
    String(sumOf(Object.values(ends))),
  ]),
});
