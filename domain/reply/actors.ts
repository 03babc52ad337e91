import { OTHER_LAWYER } from './subject.ts';

/*
 * Who does what is told. Money changes hands in every lawsuit: the court takes fees, the opponent owes, the lawyer recovers.
 * Only what our lawyer takes is a red flag.
 */

export type Actor = 'lawyer' | 'reader' | 'client' | 'family' | 'other';

const NAMES: Readonly<Record<Actor, string>> = {
  other:
    `${OTHER_LAWYER.source}|法院(?!门口|里|外|旁|附近|路|大厅)|法庭(?!上|里|外|门口)|法官|书记员|证人|第三人|对方|被告|原告|老板|公司|单位|工厂|厂里|厂长|包?工头|雇主|保险|仲裁[委院员]|肇事|司机|房东|中介|医院|医生|` +
    '鉴定|公证|派出所|公安|警察|民警|检察|骗子|前[夫妻]|朋友|亲戚|同事|同学|老师|领导|客户|邻居|村[里长委]|物业|学校|银行|政府|社区|快递|外卖|平台|债务人|别人|人家|商家|店家|' +
    '(?<![a-z])(?:boss|company|employer|court|judge|opponent|defendant|landlord|police|friend|other (?:side|party|lawyer)|bank|insurance)(?![a-z])',
  family:
    '老公|丈夫|老婆|妻子|爱人|公公|婆婆|岳[父母]|儿子|女儿|孩子|小孩|[爸妈]|父亲|母亲|爷爷|奶奶|[哥姐弟妹叔舅姑姨]|(?<![a-z])(?:husband|wife|mother|father|mom|dad|son|daughter)(?![a-z])',
  lawyer:
    '律师|承办人员?|承办|代理人|办案人员?|援助人员|工作人员|法律工作者|法援|援助中心|[他她]们?|[你您]们|[那这]个?人|[那这]家伙|(?<![a-z])(?:lawyer|attorney|he|she)(?![a-z])',
  reader: '[你您]|(?<![a-z])you(?![a-z])',
  client: '我们?|俺|咱们?|本人|(?<![a-z])(?:i|we)(?![a-z])',
};
const KINDS: readonly Actor[] = ['other', 'family', 'lawyer', 'reader', 'client'];
const PATTERNS = KINDS.map((kind) => ({ kind, pattern: new RegExp(`^(?:${NAMES[kind]})$`) }));
const MENTION = new RegExp(KINDS.map((kind) => NAMES[kind]).join('|'), 'g');

/** Everyone named in a text, in order. */
const actorsIn = (text: string): Actor[] =>
  [...text.matchAll(MENTION)].flatMap(([name]) =>
    PATTERNS.filter(({ pattern }) => pattern.test(name))
      .map(({ kind }) => kind)
      .slice(0, 1),
  );

/** Who acts at the end of a clause: the last one named, the client only if nobody else is. */
export const actorInClause = (clause: string): Actor | undefined => {
  const named = actorsIn(clause);
  return named.findLast((actor) => actor !== 'client') ?? named.at(-1);
};

const CLAUSE_END = /[,.;:!?。…]/;

/** The unfinished clause at the end of a text. */
export const lastClause = (text: string): string => text.split(CLAUSE_END).slice(-1).join('');

/** Who acts at the end of a text: as its last clause says, else whoever the clauses before it began with. */
export const actorAt = (text: string): Actor | undefined =>
  actorInClause(lastClause(text)) ??
  text
    .split(CLAUSE_END)
    .reverse()
    .map((clause) => actorsIn(clause).find((actor) => actor !== 'client'))
    .find((actor) => actor !== undefined);
