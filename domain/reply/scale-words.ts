import type { Stars } from '../shared/codes.ts';
import { compact } from './normalise.ts';
import { withoutThanks } from './politeness.ts';
import { takeSubject } from './subject.ts';

/*
 * Words of a scale answer. A phrase must be said whole: what stands between is never skipped, so that a negation, a question
 * or another thing spoken of (没有不满意, 满意吗, 今天吃的还行) is never read over.
 */

const STRONG = '非常 很 特别 十分 太 极 极其 极为 超 超级 超级无敌 相当 无比 万分 格外 完全 灰常 最 真的很 真的非常'.split(' ');

const each = (degrees: readonly string[], words: string): string[] =>
  words.split(' ').flatMap((word) => degrees.map((degree) => degree + word));
/** Degrees that don't turn a word into an exclamation or a wish (太好了 is joy, 最好 is advice). */
const PLAIN_STRONG = STRONG.filter((degree) => degree !== '太' && degree !== '最');

const LEVELS: Readonly<Record<Stars, readonly string[]>> = {
  5: [
    ...each(STRONG, '满意'),
    ...each(PLAIN_STRONG, '好 不错 棒 优秀 给力'),
    ...'满意极了 满意至极 满意得很 好极了 好得很 好得不得了 好的不得了 棒极了 五星好评 百分百满意 百分之百满意 优秀 满分 无可挑剔 没得说'.split(
      ' ',
    ),
  ],
  4: [
    ...each(['', '挺', '蛮', '比较', '较'], '满意'),
    ...each(['挺', '蛮', '比较', '较'], '好'),
    ...each(['', '挺', '蛮', '还', '还挺', '还是挺', '也挺'], '不错'),
    ...'还挺好 还挺满意 好评 良好'.split(' '),
  ],
  3: '基本满意 基本上满意 大致满意 大体满意 一般 一般般 一般满意 还行 还可以 还成 还凑合 凑合 一般水平 马马虎虎 过得去 普通 中等 尚可 勉强 勉强满意 勉强可以 不好不坏 不好也不坏 中规中矩'.split(
    ' ',
  ),
  2: [
    ...each(
      ['不', '不太', '不大', '不怎么', '不咋', '不是很', '不是太', '不够', '不很', '有点不', '有些不', '比较不', '较不'],
      '满意',
    ),
    ...each(['', '较', '比较', '有点', '有些'], '差'),
    ...each(['不', '不太', '不大', '不怎么', '不是很', '不是太'], '好'),
    ...'不满 差评 差劲 有点差劲 不怎么样 不咋样 不咋地 不咋的 不理想 不太理想 不尽人意 不尽如人意'.split(' '),
  ],
  1: [
    ...each(STRONG, '不满意 不满 差 差劲'),
    ...each(PLAIN_STRONG, '不好 糟糕 烂'),
    ...each(['一点都', '一点也', '一点', '根本', '丝毫', '极度'], '不满意'),
    ...'差极了 差得很 差劲得很 差到极点 差透了 糟透了 烂透了'.split(' '),
  ],
};

const ENGLISH: Readonly<Record<Stars, string>> = {
  5: 'very good|excellent|outstanding|super satisfied|very satisfied|extremely satisfied|highly satisfied|totally satisfied|completely satisfied|very happy|very helpful',
  4: 'good|satisfied|not bad|pretty good|quite good|quite satisfied|pretty satisfied|rather satisfied|mostly satisfied',
  3: 'fair|average|so so|so-so|soso|acceptable|basically satisfied|mediocre|neutral|just so so',
  2: 'bad|poor|not good|not satisfied|not very satisfied|not too satisfied|not really satisfied|dissatisfied|unsatisfied|not very good|not so good|unhappy|not happy',
  1: 'very bad|very poor|terrible|awful|horrible|the worst|very dissatisfied|very unsatisfied|extremely dissatisfied|totally dissatisfied|not satisfied at all|not at all satisfied|very unhappy',
};

const STARS: readonly Stars[] = [5, 4, 3, 2, 1];
const PHRASES = new Map<string, Stars>(
  STARS.flatMap((stars) => [...LEVELS[stars], ...ENGLISH[stars].split('|')].map((phrase): [string, Stars] => [phrase, stars])),
);
const LONGEST_PHRASE = Math.max(...[...PHRASES.keys()].map((phrase) => phrase.length));
/** Longer clauses are stories: a phrase with what it speaks of is short. */
const LONGEST_CLAUSE = 40;

const PARTICLES = /^[的了吧啊呀哦噢哈啦嘛喔哇滴哒]+/;
const REPEATED_DEGREE = /(非常|特别|十分|很|太)(?:\1|的|地)+/g;
/** Words that can be a person's own state: with a speaker alone before them they are about satisfaction, not about health. */
const SATISFACTION = /满/;

/** The level a clause says, when that is all it says. */
export const levelOf = (clause: string): Stars | undefined => {
  if (clause.length > LONGEST_CLAUSE) return undefined;
  const bare = withoutThanks(clause);
  return englishLevel(bare) ?? chineseLevel(compact(bare).replace(REPEATED_DEGREE, '$1'));
};

/** Whether a clause is a level without a word about what it is said of. */
export const isBareLevel = (clause: string): boolean => {
  const bare = compact(withoutThanks(clause));
  return levelOf(clause) !== undefined && takeSubject(bare).rest === bare;
};

const chineseLevel = (clause: string): Stars | undefined => {
  const { rest, sorts } = takeSubject(clause);
  const phrase = phraseAt(rest);
  if (phrase === undefined) return undefined;
  const level = PHRASES.get(phrase);
  const isOurs = sorts.has('service') || (!sorts.has('thing') && (!sorts.has('speaker') || SATISFACTION.test(phrase)));
  const tail = rest.slice(phrase.length).replace(PARTICLES, '');
  const object = takeSubject(tail);
  const isSaidAgain = isOurs && chineseLevel(tail) === level;
  const isSaid = tail === '' ? isOurs : object.rest === '' ? object.sorts.has('service') : isSaidAgain;
  return isSaid ? level : undefined;
};

const phraseAt = (text: string): string | undefined => {
  for (let length = Math.min(LONGEST_PHRASE, text.length); length > 0; length -= 1) {
    if (PHRASES.has(text.slice(0, length))) return text.slice(0, length);
  }
  return undefined;
};

const ENGLISH_SPEAKER = /^(?:i'm|i am|i was|we're|we are|i feel)(?: (?:all|really|quite|just))? (?=.*(?:satisfied|happy))/;
const ENGLISH_SERVICE =
  /^(?:(?:the|my|our|your) )?(?:lawyer|attorney|service|overall|everything)(?: (?:is|was|are|were))?(?: (?:all|really|just))? /;
const ENGLISH_OBJECT =
  /(?: with (?:the |my |your |our |his |her )?(?:\w+ )?(?:service|lawyer|attorney|help|case)| (?:lawyer|attorney|service))$/;

const englishLevel = (clause: string): Stars | undefined =>
  PHRASES.get(clause.replace(ENGLISH_SPEAKER, '').replace(ENGLISH_SERVICE, '').replace(ENGLISH_OBJECT, ''));
