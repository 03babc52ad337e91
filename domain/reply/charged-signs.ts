import type { Sign } from './sign.ts';

/* Telling of money, gifts or meals that went to the lawyer. */

/** Fees that are due to others, whoever passes them on. */
const COURT_FEE = '(?:案件)?(?:诉讼|受理|保全|鉴定|公告|执行|仲裁|公证|评估|立案|上诉|公估|邮寄送达)费';
const NUMBER = '[0-9]+(?:\\.[0-9]+)?|[一二两三四五六七八九十百千万几半多好数]+';
/** A sum: two or more digits, or a number with a unit of money; never a rating (100分) nor a count of other things. */
const SUM =
  `(?:[0-9]{3,}|[0-9]+(?:\\.[0-9]+)?(?=[元块百千万毛kw钱])|[一二两三四五六七八九十几半多好数]*[百千万][一二两三四五六七八九十百千万几多余来]*|(?:${NUMBER})(?=[元块]))` +
  `(?![0-9]|分|星|次|天|年|份|个|页|号|字|条|人|遍|回|里)(?:多|余|来)?[百千万kw]?(?:元钱?|块钱?|rmb|大洋)?(?!的?${COURT_FEE})`;
const FEE =
  '(?:(?:车马|车|油|路|交通|差旅|打印|复印|材料|咨询|感谢|人情|打点|代理|律师|服务|办案|手续|介绍|加急|辛苦|茶水|跑腿)费|费用|费(?![心力劲事解]))';
/** What follows when prices are talked of. */
const NO_PRICE = '(?!标准|合理|吗|多少|处|站|员|项目|单|公道|太|很|高|低|贵|便宜|是)';
const THING =
  `(?:红包|黑?钱|现金|好处费?|${FEE}|回扣|贿赂?|礼品|礼物|礼(?![貌拜仪])|` +
  '烟(?!台)|酒(?!店|驾|后)|茶叶|购物卡|超市卡|加油卡|消费卡|土特产|特产|东西|财物|水果|钞票|一分钱?)';
const MUCH =
  '(?:不少|很多|好多|一大?笔|一点|一些|点|些|个|大|一个|两个|两条|两瓶|一条|一瓶|[几一二两三]?[条瓶盒箱张]|的|我的|任何|半点)?';
/** Packed goods by the count: 两条中华, 一箱茅台. */
const GOODS = '[0-9一二两三四五六七八九十几]+[条瓶箱盒](?!意见|建议|理由|证据|短信|信息|命|路)';
const MONEY = `(?:个|大概|差不多|将近|快)?(?:${SUM}(?:的?红包)?|${MUCH}${THING}|${GOODS})`;
const DONE = '(?:了|过|走了?|去了?|取|掉|受)*';
const US =
  '(?:我们?|俺们?|咱们?|家属|家里人?|我家里?人?|当事人|受援人|我[爸妈哥姐弟妹]|我父[母亲]|我母亲|我老[公婆]|我儿子|我女儿|农民工)(?:们|家|的|手里|这里|这)?';
const THEM =
  '(?:承办律师|律师|承办人员?|承办|代理人|办案人员?|[他她]们?|[王李张刘陈杨赵黄周吴徐孙朱高林何郭马罗]律师)(?:本人|那里|那|的|了|过)?';
const FOOD = '(?:吃|喝|一顿|饭|酒|客|大餐|搓)';

const SIGNS: readonly Sign[] = [
  // Took it from us: 收了我两千, 拿走我的钱.
  { says: `(?:收取?|索要|索取|讨要|勒索|敲诈|多收|乱收|要|拿)${DONE}${US}(?:家)?${MONEY}`, by: 'not-other' },
  {
    says: `(?:骗|坑|扣|黑|吞|借|扣留|截留|克扣|私吞|抽|拿走?)${DONE}${US}.{0,6}?(?:${SUM}|钱|赔偿|[案赔补执行偿]款|工资)`,
    by: 'lawyer',
  },
  { says: `(?:抽|扣|吞|拿|截留?)(?:走|了|下|去|掉)+(?:${SUM}|钱)`, by: 'lawyer' },
  // Asked us for it: 问我要钱, 向我们收了三千.
  {
    says: `(?:向|问|找|跟|管|和|对|朝|伸手)${US}.{0,4}?(?:要|收|索要|索取|讨|拿|借|提出要|提过)${DONE}${MONEY}`,
    by: 'not-other',
  },
  // Made us give it: 让我请他吃饭, 要我交两千.
  {
    says:
      `(?:让|叫|要求|要|逼|暗示|示意|催|喊|通知)${US}.{0,4}?(?:(?:给|交|出|付|送|拿|掏|转|打|塞|买|发|垫)(?:给)?(?:${THEM})?${DONE}${MONEY}|` +
      `请(?:${THEM}|客)?.{0,2}?${FOOD}|请客|买单|结账|意思意思|意思一下|表示表示|表示一下|转账|打钱)`,
    by: 'not-other',
  },
  {
    says: `(?:让|叫|要求|要|逼|暗示|示意)(?:请(?:${THEM}|客)?.{0,2}?${FOOD}|请客|买单|送礼|意思意思|意思一下|表示表示|表示一下)`,
    by: 'lawyer-or-opening',
  },
  { says: `暗示.{0,4}(?:给|要|送|收)?${MONEY}`, by: 'not-other' },
  // Took or asked for what no lawyer may take.
  {
    says: `(?:索要|索取|勒索|讨要|要|收受|收|拿|吃)${DONE}${MUCH}(?:红包|好处费?|辛苦费|茶水费|跑腿费|回扣|贿赂|礼(?![貌拜仪物品])|吃请)`,
    by: 'lawyer-or-opening',
  },
  { says: '索贿|受贿|吃拿卡要|吃回扣|吃请|行贿', by: 'not-other' },
  {
    says: `(?:私下|私自|乱|额外|另外|违规|变相|多|重复|违法)(?:地|又|还)?(?:收|要|加收|收取)${DONE}(?:${MONEY})`,
    by: 'not-other',
  },
  { says: `(?:要|收|收取|索取|加收)${DONE}${MUCH}(?:黑?钱|现金|${FEE})${NO_PRICE}`, by: 'lawyer-or-opening' },
  { says: `(?:收|收取|要)[了过](?:${SUM})`, by: 'lawyer-or-opening' },
  { says: `(?:要|收|拿|索要|收受)${DONE}${MONEY}${NO_PRICE}`, by: 'lawyer' },
  { says: `律师费(?:是|又|也|还)?(?:收|要|交|付|给|花)${DONE}(?:我们?|他们?|律师)?(?:${SUM})`, by: 'not-other' },
  { says: `(?:交|付|给|缴)${DONE}(?:${SUM}的?)?律师费`, by: 'our-side' },
  // We gave it: 给了律师500, 请他吃饭.
  {
    says: `(?:给|送|塞|转|打|付|交|汇|孝敬)(?:给|了|过)*${THEM}(?:.{0,3}?(?:送|塞|转|买|发|打|汇|寄|包))?${DONE}(?:${MONEY})`,
    by: 'our-side',
  },
  { says: `(?:送|塞|转|转账|打|付|交|汇|买|拿|提|花)${DONE}(?:${MONEY})给${THEM}`, by: 'our-side' },
  { says: `(?:送|塞)${DONE}(?:个|点|些)?(?:礼(?![物品貌拜])|红包|好处)(?!给(?!${THEM}))`, by: 'our-side' },
  { says: `请${DONE}${THEM}.{0,3}?${FOOD}`, by: 'our-side' },
  { says: `吃${DONE}(?:我们?|俺)(?:家|的)?(?:.{0,3}顿|的?饭)`, by: 'not-other' },
  { says: '吃饭.{0,6}我们?(?:付|买单|掏|请|花|出)', by: 'not-other' },
  // No money, no work.
  {
    says: '[不没](?:给|送|交|塞)(?:律师|他)?(?:钱|红包|礼|好处).{0,3}(?:就?拖|(?:不|就不|没)(?:好好)?(?:办|管|理|出|来|去|见))',
    by: 'not-other',
    isNegative: true,
  },
  // Says the opposite.
  {
    says: `(?:没有?|从没有?|从未|未曾?|从来没有?|从来不|从不|无)(?:有|曾)?(?:让|叫|要求|要)?(?:${US})?(?:请过?(?:客|吃|饭|喝)|吃请|送过?(?:礼|钱|东西|红包)|(?:收|要|拿|索要|收受|收取)过?(?:任何|一点|半点|一分)?(?:钱|费用?|东西|财物|礼|红包|好处))`,
    by: 'not-other',
    isDenial: true,
  },
  // English and half-English.
  {
    says: '(?:asked|told|made|forced) (?:me|us)(?: to)? (?:pay|give|send|transfer|buy)(?!.{0,20}(?:court|fee))',
    by: 'not-other',
  },
  {
    says: '(?:ask(?:ed|s|ing)?|demand(?:ed|s|ing)?|want(?:ed|s)|requested)(?: (?:me|us|for|some|a|an|more|extra|my|\\w+ family)){0,4} (?:money|cash|red (?:packet|envelope)s?|hong ?bao|gifts?|bribes?|fees?|\\d{2,}|dinner)(?![a-z])',
    by: 'not-other',
  },
  {
    says: '(?:took|taken|takes|accepted|pocketed)(?: (?:my|our|some|the|a|his|money|\\w+)){0,3}? ?(?:money|cash|gifts?|bribes?|red (?:packet|envelope)s?|\\d{2,}.{0,10} from (?:me|us))(?![a-z])',
    by: 'not-other',
  },
  { says: '(?:charged|billed) (?:me|us)(?! with)(?![a-z])', by: 'not-other' },
  { says: '(?:paid|bribed|tipped) (?:(?:the|my|our|this) (?:lawyer|attorney)|him|her)(?![a-z])', by: 'our-side' },
  {
    says: '(?:gave|given|sent|bought) (?:(?:the|my|our|this) (?:lawyer|attorney)|him|her)(?: (?:a|some|\\w+)){0,2}? (?:money|cash|gifts?|red (?:packet|envelope)s?|cigarettes|wine|dinner|lunch|\\d{2,})(?![a-z])',
    by: 'our-side',
  },
  {
    says: '(?:treated|took|invited) (?:(?:the|my|our) (?:lawyer|attorney)|him|her)(?: \\w+){0,2} (?:dinner|lunch|drinks|meal)(?![a-z])',
    by: 'our-side',
  },
  { says: '(?:yao|shou|song|gei)(?: ?le)?(?: ?wo)? ?(?:hong ?bao|qian|li)(?![a-z])', by: 'not-other' },
];

/** Each answers the question whether the lawyer took anything. */
export const CHARGED_SIGNS: readonly Sign[] = SIGNS.map((sign) => ({ ...sign, answers: true }));
