import type { CodedQuestion, OpenQuestion, YesNo } from '../shared/codes.ts';
import { compact } from './normalise.ts';
import { withoutThanks } from './politeness.ts';

/*
 * Words that answer a yes-or-no question. A clause must be such a word whole, with at most the one spoken of before it:
 * 没有 answers, 没有发票 does not.
 */

export type YesNoQuestion = Extract<CodedQuestion, 'charged' | 'absent'>;

/** Chinese words stand between spaces, English phrases between bars. */
const words = (chinese: string, english: string): string[] => [...chinese.trim().split(/\s+/), ...english.split('|')];

const NO = words(
  `没有 没 无 否 没有过 没有的事 没有这回事 没这回事 没有这种事 没有这种情况 没有这样的事 没有此事 没这事 无此事 无此情况 不存在 没有发生 没发生过
  从没 从没有 从没有过 从来没有 从来没有过 从未 未有 木有 没得 绝无 并没有 一次没有 一次都没有 哪有 没有没有 没有没有没有`,
  "no|n|nope|never|none|not at all|no never|no no|no he did not|no he didn't",
);
const YES = words(
  '有 有的 有过 是 是的 对 对的 有这回事 有这种情况 有一次 有几次 有两次 有好几次 当然有 确实有 肯定有',
  'yes|y|yeah|yep|yes he did',
);
const UNSURE = words(
  `不清楚 不太清楚 不大清楚 不是很清楚 不知道 不知情 不晓得 不确定 不太确定 不了解 不太了解 不好说 说不清 说不清楚 说不好 说不准
  不记得 不记得了 记不得 记不得了 记不清 记不清了 记不清楚 忘了 忘记了 没注意 没留意 没印象 不详`,
  "unsure|not sure|i'm not sure|i am not sure|don't know|i don't know|do not know|i do not know|dont know|no idea|idk",
);

/** Words that fit one question only. */
const OF_QUESTION: Readonly<Record<YesNoQuestion, Readonly<Record<YesNo, readonly string[]>>>> = {
  charged: {
    8: words(
      `没收 没收过 没有收 没有收过 没要 没要过 没有要 没有要过 没拿 没拿过 没给 没给过 没有给 没有给过 没送 没送过 没请 没请过 未收 未收过
      未收取 不收 一分钱没要 一分钱没收 一分没收 一分没要 一分没拿 一分钱没拿 一分钱都没收 一分钱都没要 一分钱也没收 一分钱也没要 一分都没收 一分都没要
      一毛钱没收 一毛钱没要 一分钱没花 一分钱都没花 没花钱 没花过钱 没花一分钱 没有花钱 没有花一分钱 没给钱 没给过钱 没有给钱 没有给过钱
      没送钱 没送礼 没送过礼 没有送礼 没吃饭 没吃过饭 没吃请 没请吃饭 没请吃过饭 没请过饭 没请客 没请过客 不要钱 免费 全免费 完全免费 全程免费 无收费 无吃请 分文未取 分文不取`,
      'free|free of charge|no charge|no money|nothing',
    ),
    9: words(
      `收了 收过 有收 有收过 要了 要过 有要 有要过 拿了 拿过 给了 给过 有给 有给过 送了 送过 有送 请了 请过 有请过 收过钱 有收过钱 有收钱
      有要钱 有收礼 有吃请 吃过饭 吃过请 请过饭 送过礼 给钱了 给了钱 给过钱 交了钱 花了钱`,
      'he did',
    ),
    0: [],
  },
  absent: {
    8: words(
      `按时 准时 都按时 都准时 很按时 很准时 非常准时 按时出庭 准时出庭 按时开庭 按时到庭 准时到庭 按时到 按时到了 准时到 每次都到 每次都来
      每次都来了 每次都准时到 每次都准时 每次都按时 每次都按时到 没拖 没拖延 没有拖延 没有拖 不拖延 从不拖延 没拖过 没耽误 没有耽误
      守时 很守时 及时 很及时 没有不按时`,
      'on time|always on time|no delay|no delays',
    ),
    9: words(
      `没来 没有来 没来过 没有来过 迟到 迟到了 迟到过 有迟到 有迟到过 缺席 缺席了 缺席过 有缺席 拖 拖了 拖过 拖延 拖延了 拖延过 有拖延 有拖
      一直拖 一直在拖 老是拖 总是拖 总拖 老拖 拖了很久 拖了好久 拖了半年 拖了一年 拖了几个月 拖着不办 拖延不办 经常迟到 有时迟到`,
      'late|he was late|absent|delayed',
    ),
    0: words(
      `没开庭 未开庭 还没开庭 还没有开庭 没有开庭 没开过庭 没有开过庭 尚未开庭 未开过庭 不用开庭 没有庭审 还未开庭 没开庭就调解了 没开庭调解的 没开庭直接调解的 没开庭直接调解
      调解没开庭 调解的没开庭 调解了没开庭`,
      'no hearing|no court|there was no hearing',
    ),
  },
};

const dictionary = (question: YesNoQuestion): ReadonlyMap<string, YesNo> => {
  const own = OF_QUESTION[question];
  const entries: [readonly string[], YesNo][] = [
    [[...NO, ...own[8]], 8],
    [[...YES, ...own[9]], 9],
    [[...UNSURE, ...own[0]], 0],
  ];
  return new Map(entries.flatMap(([phrases, code]) => phrases.map((phrase): [string, YesNo] => [phrase, code])));
};
const DICTIONARIES: Readonly<Record<YesNoQuestion, ReadonlyMap<string, YesNo>>> = {
  charged: dictionary('charged'),
  absent: dictionary('absent'),
};

export const isYesNo = (question: OpenQuestion): question is YesNoQuestion => question === 'charged' || question === 'absent';

/** Longer clauses are stories. */
const LONGEST_CLAUSE = 40;

/** Who is spoken of, and emphasis; hedges (好像, 应该) are no part of it. */
const LEAD = /^(?:承办律师|承办人员?|律师|他们?|她们?|这个|这|我们?|俺|家里人?|真的?|确实|绝对|根本|从来|都|也|肯定|一直|都是)/;
const PARTICLES = /(?<=.)[的吧啊呀哦噢哈啦嘛呢喔哇滴呐咯]+$/;

/** The code a clause answers a yes-or-no question with, when that is all it says. */
export const yesNoOf = (question: YesNoQuestion, clause: string): YesNo | undefined => {
  if (clause.length > LONGEST_CLAUSE) return undefined;
  const codes = DICTIONARIES[question];
  let rest = compact(withoutThanks(clause));
  for (;;) {
    const code = codes.get(rest) ?? codes.get(rest.replace(PARTICLES, ''));
    if (code !== undefined) return code;
    const shorter = rest.replace(LEAD, '');
    if (shorter === rest) return undefined;
    rest = shorter;
  }
};
