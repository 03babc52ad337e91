import type { Sign } from './sign.ts';

/* Telling that the lawyer was not there: in court, for a meeting, on the phone. */

const NEVER = '(?:从来没有?|从没有?|从未|从来不|从不|没有?|未曾?|不|拒不|根本没有?|没能|未能)';
const HEARING = '(?:开庭|出庭|到庭|庭审|庭上|法庭上?|调解|仲裁)';
const LAWYER = '(?:承办律师|律师|承办人|代理人)';
const THEM = '(?:承办律师|律师|承办人|代理人|[他她])(?:本人)?';
const ENGLISH_NEVER = "never|did ?n't|did not|does ?n't|does not|was ?n't|was not|won't|would ?n't";
const ENGLISH_LAWYER = '(?:(?:the|my|our|this) )?(?:lawyer|attorney)';
/** Of a time or of others, not of coming. */
const NO_VISIT = '(?!时间|日期|日子|点|[你我他]?家|电话|信|消息|得及|钱|款|位|期|齐|说|收|要|问|催|过问|办)';

export const ABSENT_SIGNS: readonly Sign[] = [
  // In court.
  {
    says: `${NEVER}(?:按时|准时|及时|有|来|去|能|过|肯|亲自)*(?:(?:来|去|到|参加|出席)(?:过|了)?(?:开庭(?!时间|日期|的?时候|那)|庭审|法庭|庭上|出庭|仲裁庭)|出过?庭|到过?庭(?!前)|到过?场|露过?面|(?:按时|准时)(?:开庭|到|来))`,
    by: 'lawyer-or-nobody',
    answers: true,
  },
  { says: `${LAWYER}.{0,4}?${NEVER}(?:来|去|到)过?法院`, by: 'lawyer-or-nobody', answers: true },
  {
    says: `${HEARING}(?![前后])(?:(?![我还]|对方|被告|原告|法官|证人)[^,.;!?。]){0,8}?${NEVER}(?:按时|准时|及时)?(?:来|到|出现|露面|在场|到场|参加|见人|见到人|见到?律师|看到律师|见着)${NO_VISIT}`,
    by: 'lawyer-or-nobody',
    answers: true,
  },
  { says: `${HEARING}(?![前后])${LAWYER}.{0,4}?${NEVER}去`, by: 'lawyer-or-nobody', answers: true },
  { says: '(?:缺席|旷庭|缺庭)(?!判决|审理|审判|裁决)', by: 'lawyer-or-nobody', answers: true },
  { says: `${HEARING}(?:(?!没|不|未).){0,8}?(?:迟到|晚到|来晚|晚来|来迟)`, by: 'lawyer-or-nobody', answers: true },
  { says: '(?:迟到|晚到|来晚|来迟)了?.{0,10}?(?:开庭|庭审|法庭|出庭|到庭)', by: 'lawyer-or-nobody', answers: true },
  { says: `${LAWYER}(?:(?!没|不|未).){0,8}?(?:迟到|晚到|来晚|来迟)`, by: 'lawyer-or-nobody', answers: true },
  {
    says: `${LAWYER}(?:本人|人|他|从来|根本|一次|都|也|就|到现在|一直|总是|经常|当天|那天|竟然|居然)*${NEVER}(?:来|到|出现|露面)(?:过|了)?${NO_VISIT}`,
    by: 'lawyer-or-nobody',
    answers: true,
  },
  // Says the opposite.
  {
    says: '(?:没有?|从不|从没有?|从来不|从来没有?|未曾?|不|不会)(?:有|过)?(?:迟到|缺席|晚到|拖延|耽误)',
    by: 'lawyer-or-nobody',
    isDenial: true,
  },
  {
    says: '(?<!没|没有|不|未|不能|没能|未能)(?:按时|准时|提前)(?:来|到|出|参加)?(?:开庭|出庭|到庭|到场|到|来)',
    by: 'lawyer-or-nobody',
    isDenial: true,
  },
  { says: '(?:每次|次次)(?:开庭)?(?:律师|承办人)?都(?:来|到|在|按时|准时)', by: 'lawyer-or-nobody', isDenial: true },
  // Never met.
  {
    says: `(?<!好久|很久|多日)(?:从来没有?|从没有?|从未|没有?|未曾?|不曾)(?:能|有|真正)?(?:见|看|碰|会)(?:过|到过?|着|上)?了?(?:[这那][个位]|我的)?${THEM}(?!这么|这样|如此|那么|像|比|不|收|要|拿|乱|发|生气|有|[\\p{L}]{0,4}(?:收|要|拿))`,
    by: 'our-side',
  },
  {
    says: `${LAWYER}(?:的?面|本人|人|我们?|的)*(?:都|也|从来|从|一次|一面|就|根本|到现在|我)*${NEVER}(?:能)?(?:见|看到|碰|会)(?:过|到过?|着)?(?:面|一面|我们?)?(?=$|[,.;!。])`,
    by: 'our-side',
  },
  {
    says: '(?:从(?:来|始至终)?(?:没有?|未)|(?:一次|一面|面|连面)(?:也|都)?没有?|至今没有?|到现在(?:都|也|还)?没有?)(?:见|会|谋)过?(?:一次|一)?面|面都没有?见|从未谋面|素未谋面|未曾谋面',
    by: 'our-side',
  },
  {
    says: '(?:不知道|不认识|不清楚)(?:我们?的?)?律师(?:是谁|[长叫姓](?:什么|啥)样?)|律师(?:是谁|[长叫姓](?:什么|啥)样?)我?(?:都|也)(?:不知道|不清楚|没见过)',
    by: 'our-side',
  },
  { says: `没有?(?:和|跟|与|同)${THEM}(?:见|会)过?(?:一次)?面`, by: 'our-side' },
  {
    says: `(?:见|找|联系|看)不[到着上了](?:${THEM}|人影|人(?!家))|${LAWYER}.{0,6}?(?:见|找|联系)不[到着上]|联系不[到上]$`,
    by: 'our-side',
  },
  { says: `${LAWYER}.{0,6}?失联|${LAWYER}.{0,6}?(?:把我)?拉黑|(?:把我|被[他她]?)拉黑|拉黑了?我`, by: 'lawyer-or-nobody' },
  { says: `${NEVER}(?:来|去)?会见`, by: 'lawyer-or-nobody' },
  // Doesn't answer the phone.
  {
    says: '(?<!陌生|骚扰|诈骗|推销|[你您]们?的?)(?:打?电话|手机)(?:也|都|一直|总是?|永远|根本|死活|老是?|经常|从来|从|根本|就|[他她]|打了|打过去|打|很多次|几次)*(?:不接|没人接|无人接|打不通|不通)',
    by: 'lawyer-or-nobody',
  },
  {
    says: '(?:从不|从没|从来不|不|没人|拒|拒绝|拒不)接(?:过|听)?(?:我们?|俺|家属|当事人)?的?(?:电话|手机)',
    by: 'lawyer-or-nobody',
  },
  {
    says: `${LAWYER}(?:(?!没有?不|从不不).){0,6}?(?:${NEVER}接过?(?:我们?)?的?电话|(?:电话|手机).{0,4}?(?:关机|停机)|${NEVER}回过?(?:我们?)?的?(?:电话|信息|消息|微信|短信)|(?:电话|信息|消息|微信|短信).{0,3}?不回)`,
    by: 'lawyer-or-nobody',
  },
  { says: `电话.{0,4}?${LAWYER}.{0,4}?不接`, by: 'lawyer-or-nobody' },
  // Told not to come.
  {
    says: '(?:让|叫|喊|劝|说|要求|要|通知|告诉)(?:我们?|家属|当事人|俺)(?:就|都|也|说)?(?:别|不要|不许|不准|甭|莫|勿)再?(?:来|去|到)?(?:了)?(?:开庭|法院|法庭|出庭|参加|到庭|$|(?=[,.;!。]))',
    by: 'lawyer-or-nobody',
  },
  {
    says: '(?:不让|不叫|不许|不准)(?:我们?|家属|当事人|俺)(?:来|去|到)?(?:了)?(?:开庭|法院|法庭|出庭|参加|到庭|到场)',
    by: 'lawyer-or-nobody',
  },
  // English.
  {
    says:
      `(?:${ENGLISH_NEVER}|failed to|not)(?: even)? (?:came?|show(?:ed)?(?: up)?|appear(?:ed)?|attend(?:ed)?|turn(?:ed)? up|in|at)` +
      '(?: (?:to|in|at|for|up))?(?: (?:the|my|our|any))? (?:court|hearing|trial)s?(?![a-z])',
    by: 'lawyer-or-nobody',
    answers: true,
  },
  {
    says: `${ENGLISH_LAWYER} (?:${ENGLISH_NEVER})(?: even)? (?:came?|show(?:ed)?|turn(?:ed)?)(?: up)?(?![a-z])`,
    by: 'lawyer-or-nobody',
    answers: true,
  },
  {
    says: '(?<!never |not |no )(?:missed (?:the|my|our|a) (?:hearing|trial|court)|(?:was |came |arrived |is |always )late (?:for|to) (?:the |my |our )?(?:hearing|trial|court))',
    by: 'lawyer-or-nobody',
    answers: true,
  },
  {
    says: `(?:never|have ?n't|have not|did ?n't|did not)(?: even| ever)? (?:met|meet|seen|see|saw) (?:${ENGLISH_LAWYER}|him|her)(?![a-z])`,
    by: 'our-side',
  },
  {
    says: `(?:${ENGLISH_NEVER}|not)(?: even)? (?:answer(?:s|ed|ing)?|pick(?:s|ed|ing)? up|return(?:s|ed)?|take)(?: (?:the|my|our))? (?:phone|calls?)`,
    by: 'lawyer-or-nobody',
  },
  { says: 'told (?:me|us) not to (?:come|go|attend|appear)', by: 'lawyer-or-nobody' },
];
