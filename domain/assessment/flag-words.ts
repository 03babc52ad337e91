import type { Grade } from '../shared/codes.ts';
import { percent } from '../shared/percent.ts';
import type { Words } from './basis.ts';
import type { Flag } from './flags.ts';

/** The figures a proposal is explained by. Absent ones don't belong to it, or are not for the reader: then its rule alone is said. */
export interface FlagFigures {
  readonly n: number | undefined;
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly total: number | undefined;
  readonly grade: Grade | undefined;
  readonly hasVeto: boolean;
  readonly rewardLow: number;
  readonly talkHigh: number;
}

/** A flag in words: what is proposed 建议, and why. */
export const flagWords = (flag: Flag, figures: FlagFigures): Words => {
  const proposed = PROPOSED[flag];
  const why = WHY[flag](figures);
  return { zh: `${proposed.zh}：${why.zh}`, en: `${proposed.en}: ${why.en}` };
};

const PROPOSED: Readonly<Record<Flag, Words>> = {
  'reward.commend': { zh: '建议表彰', en: 'proposed: commendation' },
  'reward.priority': { zh: '建议优先指派', en: 'proposed: priority in assignments' },
  'reward.subsidy': { zh: '建议补贴上浮（幅度按本省规定）', en: 'proposed: higher subsidy (the rate is the province’s)' },
  'penalty.talk': { zh: '建议提醒谈话', en: 'proposed: a reminding talk' },
  'penalty.interview': { zh: '建议约谈', en: 'proposed: formal interview' },
  'penalty.rectify': { zh: '建议限期整改', en: 'proposed: rectification within a time limit' },
  'penalty.withhold-subsidy': {
    zh: '建议不发绩效补贴（基本补贴依法发放）',
    en: 'proposed: no performance part of the subsidy (the base is owed by law)',
  },
  'penalty.suspend': { zh: '建议暂停指派', en: 'proposed: no new assignments for a time' },
  'penalty.remove': { zh: '建议移出法律援助律师名册', en: 'proposed: removal from the roster of legal-aid lawyers' },
  'penalty.refer': {
    zh: '建议移送司法行政部门并函告律师协会',
    en: 'proposed: referral to the justice bureau, with a letter to the bar',
  },
  'review.open-alert': { zh: '建议先办结提醒', en: 'proposed: resolve the alerts first' },
  'review.second-file': { zh: '建议再评查一份案卷', en: 'proposed: review another file' },
};

const shown = (share: number): string => percent(share, 1);

/** What is known, between two texts; nothing of it where it is not. */
const known = (value: number | undefined, words: (value: number) => string): string => (value === undefined ? '' : words(value));

const excellent = ({ n, low, rewardLow }: FlagFigures): Words => ({
  zh: `等次优秀${known(n, (count) => `，有效评价${count}份`)}，满意率A区间下限${known(low, (end) => `${shown(end)}，`)}不低于${shown(rewardLow)}`,
  en: `graded excellent; ${known(n, (count) => `${count} valid responses; `)}lower end of rate A ${known(low, (end) => `${shown(end)}, `)}at least ${shown(rewardLow)}`,
});

const failing = ({ total, hasVeto }: FlagFigures): Words =>
  hasVeto
    ? { zh: '经人工认定存在一票否决情形，等次不合格', en: 'graded failing by a veto that a person recorded' }
    : {
        zh: `${known(total, (points) => `总分${points.toFixed(1)}，`)}等次不合格`,
        en: `graded failing${known(total, (points) => ` with a total of ${points.toFixed(1)}`)}`,
      };

const WHY: Readonly<Record<Flag, (figures: FlagFigures) => Words>> = {
  'reward.commend': excellent,
  'reward.priority': excellent,
  'reward.subsidy': (figures) => {
    const { zh, en } = excellent(figures);
    return { zh: `${zh}，且无扣分`, en: `${en}; no deduction` };
  },
  'penalty.talk': ({ n, high, talkHigh }) => ({
    zh: `${known(n, (count) => `有效评价${count}份，`)}满意率A区间上限${known(high, (end) => `${shown(end)}，`)}低于${shown(talkHigh)}`,
    en: `${known(n, (count) => `${count} valid responses; `)}upper end of rate A ${known(high, (end) => `${shown(end)}, `)}below ${shown(talkHigh)}`,
  }),
  'penalty.interview': failing,
  'penalty.rectify': failing,
  'penalty.withhold-subsidy': failing,
  'penalty.suspend': failing,
  'penalty.remove': (figures) => {
    const { zh, en } = failing(figures);
    return { zh: `${zh}，且上一年度亦不合格`, en: `${en}, and failing the year before` };
  },
  'penalty.refer': failing,
  'review.open-alert': () => ({
    zh: '本年度尚有特急或高等级的提醒未办结，办结前本行不作为最终结果',
    en: 'a critical or high alert of the year is still open; the row is not final before it is resolved',
  }),
  'review.second-file': ({ total }) => ({
    zh: `总分${known(total, (points) => points.toFixed(1))}不合格，而案卷评查份数不足`,
    en: `the total${known(total, (points) => ` of ${points.toFixed(1)}`)} fails, on too few file reviews`,
  }),
};
