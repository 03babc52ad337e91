/* Messages typed in pinyin, by people whose phone or schooling gives them no characters. */

/** Words of the field in pinyin without tones or spaces. */
const WORDS: Readonly<Record<string, string>> = {
  feichang: '非常',
  hen: '很',
  tebie: '特别',
  shifen: '十分',
  tai: '太',
  ting: '挺',
  bijiao: '比较',
  manyi: '满意',
  bu: '不',
  jiben: '基本',
  yiban: '一般',
  haixing: '还行',
  haikeyi: '还可以',
  couhe: '凑合',
  cha: '差',
  hao: '好',
  bucuo: '不错',
  haoping: '好评',
  meiyou: '没有',
  mei: '没',
  you: '有',
  buqingchu: '不清楚',
  buzhidao: '不知道',
  buqueding: '不确定',
  kaiting: '开庭',
  chuting: '出庭',
  lai: '来',
  qu: '去',
  wo: '我',
  ta: '他',
  women: '我们',
  lvshi: '律师',
  lüshi: '律师',
  lushi: '律师',
  shou: '收',
  yao: '要',
  na: '拿',
  gei: '给',
  wen: '问',
  song: '送',
  li: '礼',
  liwu: '礼物',
  le: '了',
  guo: '过',
  qian: '钱',
  yiqian: '一千',
  liangqian: '两千',
  liang: '两',
  hongbao: '红包',
  qing: '请',
  chifan: '吃饭',
  yan: '烟',
  jiu: '酒',
  dianhua: '电话',
  jie: '接',
  jian: '见',
  cong: '从',
  rang: '让',
  jiao: '叫',
  bie: '别',
  dui: '对',
  de: '的',
  shi: '是',
  fuwu: '服务',
  taidu: '态度',
  tuiding: '退订',
  xiexie: '谢谢',
  queren: '确认',
};

const LONGEST = Math.max(...Object.keys(WORDS).map((word) => word.length));
const LETTER = /\p{Script=Latin}/u;
const TONE_MARKS = /[\u0300\u0301\u0304\u030c]/g;

/** The pinyin word that begins at `at`, the longest first; spaces between its syllables don't count. */
const wordAt = (text: string, at: number): { characters: string; next: number } | undefined => {
  let letters = '';
  let found: { characters: string; next: number } | undefined;
  for (let i = at; i < text.length && letters.length < LONGEST; i += 1) {
    const letter = text.charAt(i);
    if (letter === ' ') continue;
    letters += letter.normalize('NFD').replace(TONE_MARKS, '').normalize('NFC');
    const characters = Object.hasOwn(WORDS, letters) ? WORDS[letters] : undefined;
    if (characters !== undefined) found = { characters, next: i + 1 };
  }
  return found;
};

/**
 * A message that is pinyin throughout, in characters and with the place where each word begins; digits and punctuation stay.
 * `undefined` when it is anything else: a lone syllable is more likely a word of another language.
 */
export const pinyinWords = (text: string): { at: number; characters: string }[] | undefined => {
  const pieces: { at: number; characters: string }[] = [];
  let translated = '';
  let at = 0;
  while (at < text.length) {
    const word = LETTER.test(text.charAt(at)) ? wordAt(text, at) : { characters: text.charAt(at), next: at + 1 };
    if (word === undefined) return undefined;
    if (word.characters !== text.charAt(at)) translated += word.characters;
    pieces.push({ at, characters: word.characters });
    at = word.next;
  }
  return translated.length > 1 ? pieces : undefined;
};
