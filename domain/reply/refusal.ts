import type { Clause } from './clauses.ts';
import { compact } from './normalise.ts';
import { withoutThanks } from './politeness.ts';

/*
 * Refusing, and undoing it. The words are those carriers and providers act on, and the plain sentences of people. They count
 * as the whole message only; a few also as its first word.
 */

/** Signs of so much else (crying faces, sizes, names) that they count only quite alone. */
const LETTERS = new Set(['t', 'n', 'r', '退']);
/** While a yes-or-no question is open `n` is a no, and the others are too near to one. */
const NEAR_A_NO = new Set(['n', 'r', 'end', 'quit']);
const WORDS = new Set(
  `td stop end quit unsubscribe cancel arret remove revoke optout stopall 退订 回退订 要退订 我要退订 我想退订 取消订阅 取消短信 拒收 拒收短信 拒绝短信
  拒绝接收 拒绝回访 回t 回td 回复t 回复td 回复退订 拒收回td 拒收回复td 拒收td 退订td 退订回t 退订回td td退订 停止发送 停止发短信 停发 不再接收
  不想再收到短信 不想收到短信`.split(/\s+/),
);
/** 别发了, 不要再给我发短信, 请勿打扰. */
const LEAVE_ME =
  /^(?:别|不要|不用|勿|请勿|莫)(?:再|来|[给向]我){0,3}(?:发送?|打扰|骚扰|烦)(?:我|这种|这些|这个|短信|信息|消息){0,2}[了啦]?$/;
const PHRASES = new Set(
  "opt out|opt-out|unsubscribe me|stop all|no more texts|no more messages|stop texting|stop texting me|don't text me|dont text me|do not text me|stop sending|remove me".split(
    '|',
  ),
);
const RESUMING = new Set('恢复 恢复发送 恢复短信 恢复接收 回复恢复 start unstop'.split(' '));

/** The rest of the sentence makes it another word: TD-LTE, stop by my house. */
const FIRST_WORD = /^(?:td|stop|退订)(?=$| (?!(?:by|at|in|over|off|for)(?![a-z])))/;
/** Before Chinese, or before an English sentence of its own: `R u there`, `N/A` and `R.I.P` are none of it. */
const FIRST_NEAR_A_NO = /^(?:n|r|end|quit)(?:(?: |[,.!;:、。]+ ?)(?=\p{Script=Han})|[,.!;:、。]+ (?=[a-z]{2}))/u;

const plainWord = (clause: Clause): string => compact(withoutThanks(clause.text)).replace(/^(?:请|麻烦(?:[你您]们?)?)(?!勿)/, '');

const isRefusing = (word: string): boolean => WORDS.has(word) || PHRASES.has(word) || LEAVE_ME.test(word);

/** Where the refusal of a normalised message ends (its length when it is nothing else); `undefined` when it has none. */
export const refusalEnd = (text: string, clauses: readonly Clause[], isYesNoOpen: boolean): number | undefined => {
  const words = clauses.map(plainWord);
  const [first] = clauses;
  if (first === undefined) return undefined;
  const isLetter = words.length === 1 && LETTERS.has(words.join());
  const counts = (word: string): boolean => (isLetter || isRefusing(word)) && !(isYesNoOpen && NEAR_A_NO.has(word));
  if (words.every(counts)) return text.length;
  const strong = FIRST_WORD.exec(first.text);
  if (strong !== null) return first.start + strong[0].length;
  return isYesNoOpen ? undefined : FIRST_NEAR_A_NO.exec(text)?.[0].length;
};

export const isResuming = (clauses: readonly Clause[]): boolean =>
  clauses.length === 1 && RESUMING.has(clauses.map(plainWord).join());
