import type { RecoveryAnswer } from '../conversation/decide-recovery-reply.ts';
import type { Clause } from './clauses.ts';
import { clausesOf } from './clauses.ts';
import { compact, normalise } from './normalise.ts';
import { withoutThanks } from './politeness.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(/[,\n]/).map((word) => word.trim()));

/** Whole clauses, as the message's rules read them; longer ones say more than yes or no and are left to a person. */
const SETTLED = words(`解决,解决了,已解决,已解决了,已经解决,已经解决了,都解决了,全解决了,全部解决了,都已解决,问题解决了,问题已解决
  解决好了,处理好了,已经处理好了,都处理好了,搞定了,办好了,是,是的,对,对的
  yes,y,yeah,settled,solved,resolved,sorted,it is settled,it's settled,all settled,yes it is,yes settled`);
const NOT_SETTLED =
  words(`没解决,没有解决,未解决,没解决好,没有解决好,还没解决,还没有解决,还未解决,仍未解决,一直没解决,根本没解决,问题没解决,问题还没解决
  没处理,没有处理,未处理,还没处理,没处理好,没,没有,没有呢,没呢,还没,还没有,还没呢,还没有呢,不,不是,否,没人处理,没人管,没人联系我
  no,n,nope,not yet,not settled,not solved,not resolved,unsettled,unsolved,no it is not,not settled yet,still not settled,no not yet`);

/** A code with the words that the text itself gives it. */
const CODE = /^(?:我?(?:选择?|回复?|答) ?)?([89八九])(?: ?(?:已解决|解决了|没解决|没有解决|未解决|yes|no))?$/;
const WORDS_OF_CODE = /已解决|解决了|没解决|没有解决|未解决|yes|no/;

/**
 * Reads a reply to the question whether it is settled: 8 yes, 9 no, or plain words. Total, and never a guess: a clause that is
 * neither, two that disagree, and a question are `unclear`.
 */
export const parseRecovery = (text: string): RecoveryAnswer => {
  const readings = new Set(clausesOf(normalise(text).text).map(readClause));
  const [only] = readings;
  return readings.size === 1 && only !== undefined ? only : 'unclear';
};

const readClause = ({ text, asks }: Clause): RecoveryAnswer => {
  if (asks) return 'unclear';
  const clause = withoutThanks(text);
  const code = CODE.exec(clause)?.[1];
  const said = code === undefined ? clause : (WORDS_OF_CODE.exec(clause)?.[0] ?? '');
  const inWords = readWords(said);
  if (code === undefined) return inWords;
  const byCode = '8八'.includes(code) ? 'settled' : 'not-settled';
  return said === '' || inWords === byCode ? byCode : 'unclear';
};

const readWords = (said: string): RecoveryAnswer => {
  const clause = compact(said);
  if (SETTLED.has(clause)) return 'settled';
  return NOT_SETTLED.has(clause) ? 'not-settled' : 'unclear';
};
