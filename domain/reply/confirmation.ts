import type { Clause } from './clauses.ts';
import { compact } from './normalise.ts';
import { withoutThanks } from './politeness.ts';

const WORDS = new Set(
  `确认 我确认 确定 我确定 是 是的 对 对的 没错 没有错 没按错 没有按错 没打错 正确 就是这样 确认是的 是1 是1分 就是1 就是1分 确认1 确认1分 确认为1
  确实是 不是按错 确认是1 确认是1分 确认非常不满意 就是非常不满意 yes y yeah correct right confirm confirmed`.split(/\s+/),
);

/** Whether a message says yes to the question back, in words (6 is its code). */
export const isConfirming = (clauses: readonly Clause[]): boolean =>
  clauses.length > 0 && clauses.every(({ text, asks }) => !asks && WORDS.has(compact(withoutThanks(text))));
