import type { Clause } from './clauses.ts';
import { compact } from './normalise.ts';
import { withoutThanks } from './politeness.ts';

/*
 * Whether the one who reads our texts is the client: another person, or a client who has died or is in custody. A case is then
 * taken out of the survey, so only plain statements about the client count, not stories in which such words occur.
 */

const statement = (...patterns: string[]): RegExp => new RegExp(`^(?:${patterns.join('|')})$`);

const RELATIVE =
  '儿子|女儿|孩子|爱人|老公|丈夫|老婆|妻子|媳妇|儿媳|父亲|母亲|爸爸?|妈妈?|爷爷|奶奶|外公|外婆|哥哥?|姐姐?|弟弟?|妹妹?|孙子|孙女|外甥|侄子|女婿|家人|家属|亲戚|朋友|同事|邻居';
const CLIENT = '[他她]|[他她]?本人|当事人|受援人|机主|号主|[这那]个人|此人|[你您]们?(?:要)?找的(?:那个)?人|你说的(?:那个)?人';

const SOMEONE_ELSE = statement(
  `[我这]?(?:并?不是|非)(?:${CLIENT})`,
  `(?:我|这|这里)是(?:${CLIENT}|老人)的?(?:${RELATIVE})(?:的?(?:手机|电话|号码))?`,
  `(?:这个?)?(?:手机|电话|号码?|机主)(?:已经|已|早就?)?(?:换人|换了人|换主人|换机主|换号主|不是[他她]的|换)了?`,
  '(?:这)?不是我的(?:手机号|号码?|电话|案子|案件)',
  '我?(?:没有?|没有?过|从没有?|没有?打过?|从来没有?|从没打过|从来没打过)(?:什么)?(?:案子|案件|官司)',
  '我?(?:没有?|从没有?|从来没有?)(?:申请|找|请|办理?)过(?:什么)?(?:法律援助|法援|律师)',
  "(?:this is |i am |i'm )?not (?:him|her|me)|(?:this is|i am|i'm) (?:his|her) (?:son|daughter|wife|husband|mother|father|brother|sister)",
);
/** Said of a lawyer as well as of the client, so it has to stand alone. */
const STRANGER = statement(
  '我?不认[识得](?:[这那]个人|此人|这人|[他她]|机主)?',
  "i (?:don't|do not) know (?:him|her|this person)",
);
/** Also said by clients whose finger slipped, so not beside a code and not where we asked whether it did. */
const MISDIRECTED = statement(
  '(?:[你您]们?|应该|肯定|可能|短信|信息|是|都){0,3}[发打找搞弄认拨]错(?:人|号码?|电话|对象)?了?(?:吧)?',
  '(?:手机)?(?:号码?|电话)(?:不对|打错|弄错|错)了?|错号',
  '(?:you (?:have|got|have got) )?(?:the )?wrong (?:number|person)',
);

const NOW_OR_THEN = '(?:已经?|早已?|早就|都|就|刚|刚刚|上个?月|去年|前年|今年|昨天|前几天|不久前|现在|目前|还|正|仍|仍然){0,3}';
const DEATH =
  '(?:因病)?(?:去世|过世|离世|辞世|逝世|病逝|病故|病死|身故|故去|死亡|死)(?:很久|多年|好几年|半年|[一二两三几]年)?了?|已?不在人世了?|不在世了?';
const DEAD = statement(
  `(?:${CLIENT}|[他她]?人|老人家?)?${NOW_OR_THEN}(?:${DEATH})`,
  `(?:[他她]人|人|老人家?|机主|当事人|受援人)${NOW_OR_THEN}(?:不在|没)了|[他她](?:已经|早就)不在了|已故`,
  '(?:(?:he|she|my client|the client) )?(?:has |is |had )?(?:passed away|died|dead|deceased)',
);
/** A relative's death is the client's only if the reader says so in the same message (我是他儿子). */
const RELATIVE_DEAD = statement(`(?:我|我们)(?:的)?(?:${RELATIVE})${NOW_OR_THEN}(?:${DEATH}|不在了)`);

const IN_CUSTODY = statement(
  `(?:${CLIENT}|[他她]?人|我)?${NOW_OR_THEN}(?:在?坐牢|在?[看]守所|在?监狱|在?狱中|在?服刑|蹲监狱|蹲大牢|被?判刑|被?关押|被关|被关起来|被关进去|被抓|被抓走|被捕|被逮捕|` +
    '被刑拘|被拘留|被羁押|在押|关在(?:看守所|监狱)|进了?(?:看守所|监狱))[里中内]?(?:面)?[了呢]?',
  "(?:(?:he|she)(?:'s| is)? )?(?:now )?(?:in (?:prison|jail|custody)|detained|locked up)",
);
/** What people add to such a statement. */
const ADDED =
  /^(?:请|希望|以后|[你您]们?){0,2}(?:核实|查一下|删除|更新|别|不要|不用|勿)(?:再)?(?:发|联系|打|打扰|一下|信息|短信|号码|电话|了|给|我)*$/;

export type Exclusion = 'wrong-person' | 'deceased' | 'detained';

/** What a message says about the client, if that is all it says. `isSlipLikely`: a code is in it, or a slip was asked about. */
export const exclusionOf = (
  clauses: readonly Clause[],
  { respondentIsClient, isSlipLikely }: { readonly respondentIsClient: boolean; readonly isSlipLikely: boolean },
): Exclusion | undefined => {
  const said = clauses.map(({ text }) => compact(withoutThanks(text)));
  const some = (pattern: RegExp): boolean => said.some((words) => pattern.test(words));
  const only = (...patterns: RegExp[]): boolean => said.every((words) => patterns.some((pattern) => pattern.test(words)));
  const isElse = some(SOMEONE_ELSE);
  if ((some(DEAD) || (isElse && some(RELATIVE_DEAD))) && only(DEAD, RELATIVE_DEAD, SOMEONE_ELSE, ADDED)) return 'deceased';
  if (some(IN_CUSTODY) && only(IN_CUSTODY, SOMEONE_ELSE, ADDED)) return 'detained';
  if (!respondentIsClient) return undefined;
  const isStranger = some(STRANGER) && only(STRANGER, SOMEONE_ELSE, MISDIRECTED, ADDED);
  return isElse || isStranger || (some(MISDIRECTED) && !isSlipLikely) ? 'wrong-person' : undefined;
};
