/* Which way the words beside a digit lean, read loosely: enough to notice that they contradict it, never to rate. */

/** Words that hold one of the others without its meaning; they are taken out first. */
const EMPTY_WORDS = new RegExp(
  [
    '(?:没有?|没什么|没有什么|没啥|无|不是|并非|不能说|谈不上|说不上|算不上|从不|从没|从未)(?:任何|什么|觉得)?不(?:满意|满|好|足)',
    '不好也?不坏|还可以(?:再|更)|满意(?:不|吗|么|度)|满不满|差不多|差点|差一点|相差|出差|差旅|差别|时差|误差|差价|差额|还差',
    '好像|好几|好久|好多|好些|最好|更好|越来越好|好不容易|只好|正好|刚好|说好|办好|学好|做好|好处|不好意思|不好说|好的|好吗|[你您]好|好人有好报|祝.{0,4}好',
    '一般(?:来说|情况|都|要|多久|是)',
  ].join('|'),
  'g',
);

const POOR = new RegExp(
  [
    '不怎么样|不咋|不(?:是)?(?:很|太|大|怎么|够|算)?(?:满意|好|行|理想|负责|专业|认真|耐心|上心|尽心|作为|公平|公正)|不满',
    '[很太极最]差|非常差|特别差|差(?:劲|评|极|得很|$)|(?:态度|服务|能力|水平|质量|效率)差|恶劣|糟糕|垃圾|失望|敷衍|气愤',
    '(?<![a-z])(?:bad|poor|terrible|awful|horrible|worst|disappointed|unhappy)(?![a-z])',
    "(?<![a-z])(?:not|n't|dis|un) ?(?:very )?(?:good|satisfied|happy|helpful)(?![a-z])",
  ].join('|'),
  'g',
);
const FAIR = /一般|就那样|还行|还可以|凑合|马马虎虎|基本(?:上)?满意|过得去|勉强|(?<![a-z])(?:fair|average|so-so|so so)(?![a-z])/g;
const GOOD =
  /满意|[很太挺蛮真最]好|非常好|特别好|不错|好评|[很太真]棒|(?<![a-z])(?:good|great|excellent|satisfied|perfect|wonderful|amazing)(?![a-z])/g;
/** Praise without a level: it contradicts a low digit only. */
const PRAISE =
  /(?<!不)负责|尽责|(?<!不)认真|(?<!不)专业|热情|(?<!不)耐心|细心|(?<!不)尽心|大忙|点赞|优秀|感激|感动|好律师|厉害|给力|最棒|(?<![a-z])(?:helpful|professional|great|kind|patient)(?![a-z])/;

type Tone = 'good' | 'fair' | 'poor';

const tonesOf = (text: string): { tones: Set<Tone>; praises: boolean } => {
  const tones = new Set<Tone>();
  let rest = text.replace(EMPTY_WORDS, '、');
  for (const [tone, words] of [
    ['poor', POOR],
    ['fair', FAIR],
    ['good', GOOD],
  ] as const) {
    const without = rest.replace(words, '、');
    if (without !== rest) tones.add(tone);
    rest = without;
  }
  return { tones, praises: PRAISE.test(rest) };
};

/** Whether words judge at all. */
export const hasTone = (words: string): boolean => {
  const { tones, praises } = tonesOf(words);
  return praises || tones.size > 0;
};

/** Whether words judge badly, and not well. */
export const saysPoor = (words: string): boolean => {
  const { tones } = tonesOf(words);
  return tones.has('poor') && !tones.has('good');
};

/**
 * Whether words bear out a scale code, or at least don't contradict it. The exact level may differ (`5 满意`), the side may
 * not; words of both sides leave a high or a low code in doubt.
 */
export const bearsOut = (words: string, code: number): boolean => {
  const { tones, praises } = tonesOf(words);
  if (code === 3) return tones.size === 0 || tones.has('fair');
  const [own, opposite]: [Tone, Tone] = code > 3 ? ['good', 'poor'] : ['poor', 'good'];
  if (tones.has(opposite) || (code < 3 && praises)) return false;
  return !tones.has('fair') || tones.has(own);
};
