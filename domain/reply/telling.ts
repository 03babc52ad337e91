/* Words around a sign of misconduct that decide whether it is told as a fact. */

/** A negation that reaches the end of a clause: only words that can stand between it and the verb lie between. */
const NEGATION = [
  '没有?(?!少)|未曾?|不(?!得不|过)|从不|从没有?|从未|从来没有?|从来不|绝不|决不|无|拒绝?|婉拒|谢绝|免|严禁|禁止|(?<![特分个区辨])别',
  "(?<![a-z])(?:no|not|never|without|refused to|\\w+n't|dont|didnt|mei ?you|mei|bu)(?: ever| once| even)?(?= |$)",
].join('|');
const BETWEEN =
  '有曾过会能得准许肯敢愿意该应可以想用需必主动私下自乱额外另多再来任何一次分毛承办人他她我们家里属让叫求要暗示' +
  '向问找跟管和对从给或者及与、收钱礼送吃请红包财物品地受客饭喝酒烟 ';
const DENIAL = new RegExp(`(?:${NEGATION})[${BETWEEN}]*$`);
/** Had no choice, or no little: not denials. */
const NO_DENIAL = /(?:不得不|不能不|没少|不给不行)$/;
/** Not (yet) so: conditions, fears, questions whether. */
export const UNREAL = new RegExp(
  [
    '如果|要是|假如|假使|万一|以为|怕|担心|是否|有没有|会不会|能不能|可不可以|该不该|要不要|用不用|需不需要',
    '[不没][给送交塞].{0,5}就?$|没有?[见看听][到见过说]?.{0,6}$',
    String.raw`(?<![a-z])(?:if|whether|did|does|will|would|should|can)(?: \w+){0,2} $`,
  ].join('|'),
);
/** What the client's side means to do, out of gratitude. */
export const MEANT =
  /想|打算|准备|改天|下次|下回|以后|有空|哪天|回头|明天|后天|周末|今晚|(?<!昨天?|当天|那天)晚上|要请|会请|能请|可以请/;
/** For the client or from the opponent: 帮我要钱, 去要钱, 找老板要钱. */
export const ON_OUR_BEHALF = new RegExp(
  [
    '(?:帮|替|为|给|帮忙|帮着)(?:我们?|大家|工人们?|咱们?|[他她]们?|当事人)?(?:把|去|又|及时|成功|顺利)?$',
    '(?:去|能|才能|怎么|如何)$|[我俺]们?[只就想还也]?$',
    '(?:向|问|找|跟|管|和|对)(?![我俺咱家]|关系|借口)[^、]{1,4}$',
  ].join('|'),
);
/** 给他红包他没要. */
const BEFORE_REFUSING =
  '但是?|可是?|人家|律师|承办人|[他她]|就|却|还是|坚决|死活|说什么|怎么|一直|硬是|被|当场|都|也|还|又|给|一分|一口';
const NOT_TAKING = '肯|愿|敢|接受|收|要|去(?!开庭|法院|出庭)|来(?!开庭|出庭)|吃|拿|喝|抽|还|回|给|掉|了|绝|他|我|$';
export const REFUSED = new RegExp(
  [
    `^.{0,4}[,.;!。]?(?:${BEFORE_REFUSING}){0,5}(?:不|没有?|拒绝?|婉拒|谢绝|退)(?:${NOT_TAKING})`,
    "^.{0,3}but (?:he|she) (?:refused|did ?n[o']?t|didn't|declined)",
  ].join('|'),
);
/** A reproach rather than a question. */
export const WHY = /怎么|为什么|为啥|凭什么|凭啥|咋|why/;
/** Questions about what has happened. */
export const PLAINTIVE = /怎么办|咋办|怎么处理|合法|合理|违规|违法|正常|对不对|该不该|是不是应该/;
/** Adverbs and links a clause may open with before the deed of a lawyer who is not named. */
const OPENERS =
  '还|又|总是?|老是?|一直|就是?|只|光|净|私下|私自|暗地里|暗中|背后|背地里|偷偷地?|多次|反复|不停地?|张口|开口|主动|先|再|竟然?|居然|' +
  '也|都|说|曾经?|确实|绝对|肯定|根本|全程|真的?|经常|暗示|变相|因为|但是?|可是|不过|而且|然后|后来|结果|最后|开庭[前后]?|打?电话来?|' +
  '来电话|一?见面|每次|有时候?|有|没少|不但|不仅|不光|不只|上来|几次|[两三]次|当时|去年|之前|昨天|名义上|、|和|或者?|[0-9]|分| ';
const OPENING = new RegExp(`^(?:${OPENERS})*$`);
/** Between the parts of a list that one negation denies: 没有收钱、收礼或吃请. */
export const LISTING = /^[、和或与及跟也又还,; ]*$/;
/** Told as a fact, even within a question (收了我两千合法吗). */
export const DONE_TO_US = /了(?:[我俺咱]|.*[元块千百万钱])|[0-9]/;

/** Whether a clause, as far as it goes, denies what follows. */
export const denies = (clause: string): boolean => DENIAL.test(clause) && !NO_DENIAL.test(clause);

/** Whether a clause, as far as it goes, names nobody and only leads over to what follows. */
export const opens = (clause: string): boolean => OPENING.test(clause.replace(DENIAL, ''));
