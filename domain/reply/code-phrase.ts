import type { Clause } from './clauses.ts';
import { isCaseTalk, isSmallTalk, startsAMeasure } from './daily-life.ts';

/*
 * How people write a code: a digit or its word, with what introduces it (打, 给律师, my rating is) and its unit (分, 星, stars).
 */

/** A code as a client wrote it. */
export interface CodePhrase {
  /** 0 to 9. */
  readonly value: number;
  /** Said with the unit of a scale (分, 星, stars): never a yes-or-no code then. */
  readonly isScale: boolean;
  /** Where the phrase stands in the normalised text; `end` is excluded. */
  readonly start: number;
  readonly end: number;
  /** Words of the same clause around it. */
  readonly before: string;
  readonly after: string;
}

const NUMERALS = ['零〇', '一壹', '二贰两', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'];
const ENGLISH_NUMERALS = 'zero one two three four five six seven eight nine'.split(' ');

const NUMERAL_VALUES = new Map(
  [...NUMERALS.map((forms) => [...forms]), ENGLISH_NUMERALS].flatMap()

/** 两 counts things, so it needs a unit. */
const CODE = `([0-9]|[零〇一壹二贰三叁四肆五伍六陆七柒八捌九玖]|两(?=[分星颗])|(?<![a-z])(?:${ENGLISH_NUMERALS.join('|')})(?![a-z]))`;
/** 分 begins other words as well (分钟, 分店). */
const UNIT = '( ?(?:分(?![钟之钱店半手期公])|星级|[颗个]?星(?!期)| ?(?:stars?|points?)(?![a-z])))?';
const PRAISE_UNIT = '(?:好评)?';
const PARTICLES = '[吧啊呀哦噢哈啦了的呗哟]*';

const FRAME =
  '(?:(?:我|我们|本人|俺)?(?:要|想|就|还是|先|再|都|也|重新|最终|最后|统一){0,2}' +
  '(?:打分|评分|评价|满意度|分数|得分|答案|答复|回答|回复|回|答|选择|选|打|给|评|投|应该|应为|改成|改为|改|更正|正确|确认|综合|总体|整体|服务|就是|是)' +
  '(?:是|为|评价|评分|打分|给|打|个|他们?|她们?|承办律师|承办人|律师|你们|您们|服务|了|一个|出){0,3}' +
  "|(?:i(?:'d| would| will)? )?(?:give|rate|score|choose|pick|say|(?:my |the )?(?:rating|score|answer|reply)(?: is)?)" +
  '(?: (?:it|him|her|them|you|this|my lawyer|the lawyer|the service))?(?: an?)?(?: rating of| score of)?)?';

const WHOLE = new RegExp(`^${FRAME} ?${CODE}${UNIT}${PRAISE_UNIT}${PARTICLES}$`, 'd');
const LEADING = new RegExp(`^${FRAME} ?([0-9]|[零〇一二两三四五](?=[分星颗]))${UNIT}${PRAISE_UNIT}(?=(.+)$)`, 'd');
const TRAILING = new RegExp(`^(.+?)( ?)(${FRAME}) ?${CODE}${UNIT}${PRAISE_UNIT}${PARTICLES}$`, 'd');

const IS_FRAME = new RegExp(`^${FRAME}$`);
const IS_DENIED = new RegExp(`^我?(?:不是|不给|没按|不选|不打)${FRAME}? ?${CODE}${UNIT}${PARTICLES}$`);

/** What may follow a digit without a space: the code's own words, a judgement, thanks, or a turn of the sentence. */
const MAY_TOUCH =
  /^(?:非常|很|特别|十分|满意|基本|一般|不满|不太|不怎么|不好|不清|不知|不确|挺|差|不错|还行|还可以|没|有(?!\p{L})|未|无|律师|承办|服务|态度|谢|感谢|多谢|辛苦|但|可是|不过|就是|因为|希望|太|收|要|你们|法援|确认|[按发打]错)/u;
/** English after a digit is about the service, or turns to it. */
const ENGLISH_TURN = /^(?:but|because|thank|thanks|very|he|she|they|i'm|i am|my|the)(?![a-z])/;
/** Another number beside the code that could be one, or two codes joined (4到5, 5或4). */
const SECOND_CODE = /(?:^|[ 或者和到至])[0-9](?=$|[ 分星])|^\ue000/;
/** Endings after which a number is a bound, a share, or denied: 最多 2分, 不给 5分. */
const UNSETTLING_END =
  /(?:不|没|没有|不能|不会|不该|不想|不止|不到|不足|别|最多|至少|最少|低于|高于|超过|大概|大约|差不多|约|近|第|或|或者|到|至|和|与|比|从|扣|减|加|少|多|差|除了|哪有|满分|总共|一共|共)$/;
const SLIP = /^(?:刚才|刚刚|上次|前面|我|是|不小心){0,3}[按打发写输弄搞回点选填]错(?:了|啦|的|数字)*$/;

/** Whether words can stand before a code without making it something else. */
export const leadsUpToCode = (words: string): boolean =>
  isAboutTheCase(words) ||
  leans(words) ||
  SLIP.test(compact(words)) ||
  IS_FRAME.test(words) ||
  IS_DENIED.test(words) ||
  yesNoOf('charged', words) !== undefined ||
  yesNoOf('absent', words) !== undefined;

/** A clause that is a code and nothing else. */
export const wholeCode = ({ text, start }: Clause): CodePhrase | undefined => {
  const match = WHOLE.exec(text);
  return match === null ? undefined : phrase(match[1], match[2], { start, end: start + text.length, before: '', after: '' });
};

/** A clause that begins with a code and goes on: 5 律师很好. */
export const leadingCode = ({ text, start }: Clause): CodePhrase | undefined => {
  const match = LEADING.exec(text);
  if (match === null) return undefined;
  const [said, numeral, unit, rest = ''] = match;
  const after = rest.trimStart();
  if (startsAMeasure(after) || SECOND_CODE.test(after)) return undefined;
  const isEnglish = /^\p{Script=Latin}/u.test(after);
  const isApart = rest !== after;
  const mayFollow = isEnglish
    ? isAboutTheCase(after) || leans(after) || ENGLISH_TURN.test(after)
    : isApart || MAY_TOUCH.test(after);
  return mayFollow ? phrase(numeral, unit, { start, end: start + said.length, before: '', after }) : undefined;
};

/** A clause that ends in a code: 律师很好 5分. */
export const trailingCode = ({ text, start }: Clause): CodePhrase | undefined => {
  const match = TRAILING.exec(text);
  if (match === null) return undefined;
  const [, before = '', space = '', frame = '', numeral, unit] = match;
  if (UNSETTLING_END.test(before)) return undefined;
  const subject = takeSubject(compact(before));
  const isRated = unit !== undefined && subject.rest === '' && subject.sorts.has('service');
  const isApart = space !== '' || frame !== '';
  const leadsUp = isApart ? leadsUpToCode(before) : isRated || levelOf(before) !== undefined || SLIP.test(before);
  if (!leadsUp) return undefined;
  return phrase(numeral, unit, { start: start + before.length, end: start + text.length, before, after: '' });
};

const phrase = (
  numeral: string | undefined,
  unit: string | undefined,
  place: Pick<CodePhrase, 'start' | 'end' | 'before' | 'after'>,
): CodePhrase => ({ value: numeralValue(numeral ?? ''), isScale: unit !== undefined, ...place });
