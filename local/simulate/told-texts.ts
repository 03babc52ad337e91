import type { TextKind } from '../../domain/conversation/follow-up.ts';

/** By what a client, who sees nothing but the words, knows the texts of the catalogue. */
const SIGNS: readonly (readonly [RegExp, TextKind])[] = [
  [/已停止/, 'refusal-confirmed'],
  [/没看懂/, 'clarify'],
  [/确认请回6/, 'confirm'],
  [/还没收到您的评价/, 'reminder'],
  [/请评价/, 'question:overall'],
  [/收钱/, 'question:charged'],
  [/沟通/, 'question:communication'],
  [/不按时出庭/, 'question:absent'],
  [/意见建议/, 'question:comment'],
  [/已处理,请问解决了吗/, 'recovery'],
];

export const kindOf = (body: string): TextKind => {
  const known = SIGNS.find(([sign]) => sign.test(body));
  if (known === undefined) throw new Error(`a text that no client knows: ${body}`);
  return known[1];
};
