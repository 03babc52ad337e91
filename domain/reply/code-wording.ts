/*
 * How people write a code: a digit or its word, what introduces it (打, 给律师, my rating is) and its unit (分, 星, stars).
 * Patterns read clauses, in which other numbers are masked.
 */

const NUMERALS = ['0零〇', '1一壹', '2二贰两', '3三叁', '4四肆', '5五伍', '6六陆', '7七柒', '8八捌', '9九玖'];
const ENGLISH_NUMERALS = 'zero one two three four five six seven eight nine'.split(' ');

const VALUES = new Map<string | undefined, number>([
  ...NUMERALS.flatMap((forms, value) => forms.split('').map((form): [string, number] => [form, value])),
  ...ENGLISH_NUMERALS.map((word, value): [string, number] => [word, value]),
]);

/** Value of a digit or numeral; not a number for anything else. */
export const numeralValue = (numeral: string | undefined): number => VALUES.get(numeral) ?? NaN;

/** 两 counts things, so it needs a unit. */
const CODE = `([0-9]|[零〇一壹二贰三叁四肆五伍六陆七柒八捌九玖]|两(?=[分星颗])|(?<![a-z])(?:${ENGLISH_NUMERALS.join('|')})(?![a-z]))`;
/** A code with words after it: a numeral alone would begin a word (一般), so it needs a unit. */
const LEADING_CODE = '([0-9]|[零一二两三四五](?=[分星颗]))';
/** 分 begins other words as well (分钟, 分店). */
const UNIT = '( ?(?:分(?![钟之钱店半手期公以])|星级|[颗个]?星(?!期)|(?:stars?|points?)(?![a-z])))?(?:好评)?';
const PARTICLES = '[吧啊呀哦噢哈啦了的呗哟]*';

const FRAME =
  '(?:(?:(?:(?:我们?|本人|俺)的?)?(?:要|想|就|还是|先|再|都|也|重新|最终|最后|统一){0,2}' +
  '(?:打分|全部|打满|满分|必须|觉得|认为|评分|评价|满意度|分数|得分|答案|答复|回答|回复|回|答|选择|选|打|给|评|投|应该|应为|改成|改为|改|更正|正确|确认|综合|总体|整体|服务|就是|是)' +
  '(?:是|为|评价|评分|打分|给|打|个|[他她]们?|承办律师|承办人|律师|[你您]们|服务|了|一个|出){0,3}' +
  "|(?:i(?:'d| would| will)? )?(?:give|rate|score|choose|pick|say|(?:(?:my|the) )?(?:rating|score|answer|reply)(?: is)?)" +
  '(?: (?:it|him|her|them|you|this|my lawyer|the lawyer|the service))?(?: an?)?(?: rating of| score of)?)(?![a-z]))?';

/** Groups: numeral, unit. */
export const WHOLE_CODE = new RegExp(`^${FRAME} ?${CODE}${UNIT}${PARTICLES}$`);
/** Groups: numeral, unit, words after. */
export const LEADING_CODE_AND_WORDS = new RegExp(`^${FRAME} ?${LEADING_CODE}${UNIT}(?=(.+)$)`);
/** Groups: words before, space, frame, numeral, unit. */
export const WORDS_AND_TRAILING_CODE = new RegExp(`^(.+?)( ?)(${FRAME}) ?${CODE}${UNIT}${PARTICLES}$`);
/** 评分 of `评分:5`. */
export const FRAME_ALONE = new RegExp(`^${FRAME}$`);
/** 不是1 of `不是1,是5`. */
export const DENIED_CODE = new RegExp(`^我?(?:不是|不给|没按|不选|不打)${FRAME} ?${CODE}${UNIT}${PARTICLES}$`);
/** 按错了: the code that comes with it is the right one. */
export const SLIP = /^(?:刚才|刚刚|上次|前面|我|是|不小心){0,3}[按打发写输弄搞回点选填]错(?:了|啦|的|数字){0,2}$/;

/** What may follow a digit without a space: the code's own words, a judgement, thanks, or a turn of the sentence. */
export const TOUCHES_CODE =
  /^(?:非常|很|特别|十分|满意|基本|一般|不满|不太|不怎么|不好|不清|不知|不确|挺|差|最好|最差|不错|还行|还可以|没|有(?!\p{L})|未|无|比较|较|蛮|好(?![几多友久像])|律师|承办|服务|态度|谢|感谢|多谢|辛苦|但|可是|不过|就是|因为|希望|太|收|要|你们|法援|确认|[按发打]错)/u;
/** English after a digit is about the service, or turns to it. */
export const ENGLISH_TURN = /^(?:but|because|thank|thanks|very|he|she|they|i'm|i am|my|the)(?![a-z])/;
/** Another number that could be the code, or one joined to it (5 8, 4到5, 5或4). */
export const SECOND_CODE = /(?:^|[ 或者和到至])[0-9](?=$|[ 分星])|^\ue000+(?![\ue000年月])/;
/** Ways to instruct rather than to rate: 满意请回5, 不满意的选1. */
export const INSTRUCTING_FRAME = /^(?:请|就|则|可以?)?(?:回|选|按)/;
export const INSTRUCTING_END = /(?:的话?|请|则|就|可以?)$/;
/** Endings after which a number is a bound, a share, or denied: 最多 2分, 不给 5分. */
export const UNSETTLING_END =
  /(?:不|没|没有|不能|不会|不该|不想|不止|不到|不足|别|最多|至少|最少|低于|高于|超过|大概|大约|差不多|约|近|第|或|或者|到|至|和|与|比|从|扣|减|加|少|多|差|除了|哪有|满分|总共|一共|共)$/;
