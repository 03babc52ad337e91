import { compact } from './normalise.ts';

/* A client who asks instead of answering: a person has to look at it. */

const ASKING = new RegExp(
  [
    '(?<!没|没有|无|有|说)(?:什么|啥)(?!.*(?:不知道|不清楚))|哪[里儿个位家一]|在哪|谁|(?<![不没])怎么|怎样|咋|为何|几时|何时|多久|多少|多长时间',
    '是不是|能不能|可不可以|可以不$|要不要|有没有|会不会|骗子|诈骗|吗$|(?<!嗯)呢$|(?<![什怎那这])么$',
    '(?<![a-z])(?:who|what|when|where|why|how|which|is this|are you|can i|do i|scam)(?![a-z])',
  ].join('|'),
);

/** Whether a message asks something; a question mark alone asks nothing. */
export const isAsking = (text: string): boolean => {
  const words = compact(text);
  return ASKING.test(words) || (/\?/.test(words) && /\p{L}{2}/u.test(words));
};
