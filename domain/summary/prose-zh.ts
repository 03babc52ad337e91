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
 * The summary as Chinese offices write it 公文: numbered headings, short sentences, figures in place of adjectives.
 */

const periodName = ({ year, half }: Period): string => `${year}年${half === undefined ? '度' : half === 1 ? '上半年' : '下半年'}`;

const monthName = (month: Month): string => `${Number(month)}月`;

const listed = (counts: readonly { readonly term: Words; readonly figure: number }[], unit = '件'): string =>
  counts.map(({ term, figure }) => `${term.zh}${figure}${unit}`).join('、');

const closingsOf = (cells: readonly { readonly term: Words; readonly figure: CellFigures }[]): string =>
  listed(cells.map(({ term, figure }) => ({ term, figure: figure.closings })));

const sourceName = (source: string): string => (source === '' ? '未填来源' : source === OTHER_SOURCES ? '其他来源' : source);

/** Rates with their interval, or that there are too few answers for any. */
const rates = (figures: CellFigures, minResponses: number): string => {
  const { n } = figures;
  const shown = shownRates(figures, minResponses);
  if (shown === undefined) return `有效评价${n}件，不足${minResponses}件，样本不足，不列满意率`;
  const { rateA, rateB, low, high } = shown;
  return `有效评价${n}件，满意率A为${percent(rateA)}（区间${percent(low)}至${percent(high)}），满意率B为${percent(rateB)}`;
};

const cases = (s: WorkSummary): readonly string[] => {
  const { closings } = s.cases;
  if (closings === 0) return [`${periodName(s.period)}没有结案。`];
  const { byKind, byCategory } = s.breakdown;
  const { people, recovered, duration } = s;
  return [
    `${periodName(s.period)}共结案${closings}件，其中终止援助${s.terminated}件。按案件类型分，${closingsOf(inOrder(KINDS, byKind))}。`,
    `按受援人类别分（一人属多类的分别计入），${closingsOf(inOrder(CATEGORIES, byCategory))}。`,
    `按案件来源分，${s.bySource.map(({ source, closings: n }) => `${sourceName(source)}${n}件`).join('、')}。`,
    `填报受援人数的${people.closings}件，共${people.sum}人；填报挽回损失的${recovered.closings}件，共${tenThousands(recovered.sum)}万元。`,
    duration.median === undefined || duration.mean === undefined
      ? '没有可计算办理天数的案件。'
      : `可计算办理天数的${duration.n}件，从受理到结案的中位数为${oneDecimal(duration.median)}天，平均${oneDecimal(duration.mean)}天。`,
  ];
};

const followUp = ({ funnel, notAsked }: WorkSummary): readonly string[] => {
  const { eligible, excluded, sent, delivered, failed, replied, valid, byPhone, refused, toCall } = funnel;
  const reasons = inOrder(EXCLUSIONS, excluded);
  const rate = (value: number | undefined): string => (value === undefined ? '无' : percent(value));
  return [
    `应回访${eligible}件，不回访${notAsked}件${reasons.length === 0 ? '' : `（${listed(reasons)}）`}。`,
    sent === 0
      ? '没有发出短信。'
      : `发出首条短信${sent}件，送达${delivered}件，未送达${failed}件；收到回复${replied}件，回复率按发出计${rate(funnel.replyRateOfSent)}、按送达计${rate(funnel.replyRateOfDelivered)}。`,
    `取得有效回访${valid}件，其中电话回访${byPhone}件；受援人拒绝回访${refused}件，待电话回访${toCall}件。`,
  ];
};

const satisfaction = (s: WorkSummary): readonly string[] => {
  const shown = shownRates(s.cases, s.minResponses);
  const points = shown === undefined ? '' : `，平均得分${oneDecimal(shown.meanPoints)}分`;
  const { charged, absent } = s.breakdown.questions;
  return [
    `${rates(s.cases, s.minResponses)}${points}。`,
    ...(s.mayBePublished ? [] : [`有效评价不足${s.publicMinResponses}件，本节各项比率仅供内部使用，不对外公布。`]),
    `问及承办人有无收钱、收礼、吃请，答“没有”${charged[8]}件、“有”${charged[9]}件、“不清楚”${charged[0]}件；问及有无不按时出庭、拖延不办，答“没有”${absent[8]}件、“有”${absent[9]}件、“未开庭或不清楚”${absent[0]}件。`,
  ];
};

const alerts = ({ alerts: all, redFlags }: WorkSummary): readonly string[] => {
  if (all.total === 0) return ['没有产生提醒。'];
  const levels = listed(inOrder(LEVELS, all.levels));
  const causes = listed(inOrder(CAUSES, all.causes));
  return [
    `产生提醒${all.total}件。按等级分，${levels}；按事由分，${causes}。`,
    `已办结${all.resolved}件，未办结${all.open}件；逾期上报${all.escalated}件。`,
    `涉及收钱、收礼、吃请或不按时出庭、拖延不办，经查属实、已补救或尚未办结的共${redFlags}件。`,
  ];
};

const consultations = ({ consultations: c, minResponses }: WorkSummary): readonly string[] =>
  c.closings === 0
    ? ['没有咨询记录。']
    : [`办结咨询${c.closings}件，${rates(c, minResponses)}；产生提醒${c.alerts.total}件。咨询评价单独统计，不计入承办人评分。`];

const towards = ({ target, closings, share }: Towards): string => `${target}件，已结案${closings}件，完成${percent(share)}`;

const targets = ({ targets: { own, lawyers } }: WorkSummary): readonly string[] => [
  own === undefined ? '本机构未设年度目标。' : `本机构年度目标${towards(own)}。`,
  lawyers === undefined ? '承办人未设个人目标。' : `设有个人目标的承办人${lawyers.lawyers}人，目标合计${towards(lawyers)}。`,
];

const entered = (s: WorkSummary): readonly string[] => {
  const figures = inOrder(ENTERED_WORDS, s.entered);
  if (figures.length === 0) return ['尚未录入宣传、培训和申请受理情况。'];
  return [`${figures.map(({ term, figure }) => `${term.zh}${figure}${term.unit}`).join('，')}。`];
};

const change = ({ change: c, minResponses }: WorkSummary): readonly string[] => {
  if (c === undefined) return ['本期尚无整月数据，暂不比较。'];
  const { months, closings, growth, n, rateA } = c;
  const names = months.map(monthName);
  const span = [...new Set([names[0], names.at(-1)])].join('至');
  if (growth === undefined) return [`${span}结案${closings.now}件；上年同期没有结案，不作比较。`];
  const trend = growth === 0 ? '持平' : `${growth > 0 ? '增长' : '下降'}${percent(Math.abs(growth))}`;
  const lines = [
    `${span}结案${closings.now}件，上年同期${closings.before}件，${trend}；有效评价${n.now}件，上年同期${n.before}件。`,
  ];
  if (rateA === undefined || Math.min(n.now, n.before) < minResponses)
    return [...lines, `两期中有一期有效评价不足${minResponses}件，满意率不作比较。`];
  const moved = isSameShare(rateA.now, rateA.before)
    ? '持平'
    : `${rateA.now > rateA.before ? '上升' : '下降'}${percentPoints(rateA.now - rateA.before)}个百分点`;
  return [...lines, `满意率A为${percent(rateA.now)}，上年同期${percent(rateA.before)}，${moved}。`];
};

export const PROSE_ZH: Prose = {
  title: ({ centre, period }) => `${centre.name}${periodName(period)}工作总结`,
  headings: {
    cases: '一、办案情况',
    'follow-up': '二、回访情况',
    satisfaction: '三、受援人评价',
    alerts: '四、提醒及处置',
    consultations: '五、咨询服务',
    targets: '六、目标完成',
    entered: '七、宣传、培训和申请受理',
    change: '八、与上年同期比较',
  },
  paragraphs: { cases, 'follow-up': followUp, satisfaction, alerts, consultations, targets, entered, change },
  notes: ({ minResponses }) => [
    '包括本机构和所属各级机构。案件按结案时间计入，回访、评价和提醒随案件计入；重新办理、尚未再次结案的不计。',
    '满意率A＝（非常满意＋满意＋基本满意）÷有效评价；满意率B中基本满意按一半计。区间为满意率A的威尔逊置信区间。',
    `有效评价不足${minResponses}件的不列满意率。`,
  ],
  date: (madeOn) => {
    const [year, month, day] = madeOn.split('-').map(Number);
    return `${year}年${month}月${day}日`;
  },
};
