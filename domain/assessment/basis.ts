import type { VetoCause } from '../shared/codes.ts';
import type { Words } from '../shared/words.ts';
import type { Flag } from './flags.ts';

export type { Words };

/*
 * What a proposal rests on: articles of the Legal Aid Law 法律援助法 (2021), the Lawyers Law 律师法 (2017) and the Personal
 * Information Protection Law 个人信息保护法 (2021), and the centre's own assessment policy where no article says it.
 */

const MEASURES: Words = {
  zh: '《法律援助法》第五十九条（庭审旁听、案卷检查、征询意见、回访受援人）及本机构考核办法',
  en: 'Legal Aid Law art. 59 (hearings observed, files checked, opinions sought, clients asked) and the centre’s assessment policy',
};
const SUBSIDY: Words = {
  zh: '《法律援助法》第五十二条（补贴标准由省级规定）及本机构考核办法',
  en: 'Legal Aid Law art. 52 (the province sets the subsidy) and the centre’s assessment policy',
};
const STANDARDS: Words = {
  zh: '《法律援助法》第五十七条（质量标准和质量考核）及本机构考核办法',
  en: 'Legal Aid Law art. 57 (quality standards and their review) and the centre’s assessment policy',
};
const HUMAN_DECISION: Words = {
  zh: '《个人信息保护法》第二十四条（不得仅凭自动化决策）及本机构考核办法',
  en: 'Personal Information Protection Law art. 24 (no decision by a machine alone) and the centre’s assessment policy',
};

export const BASIS_OF_FLAG: Readonly<Record<Flag, Words>> = {
  'reward.commend': MEASURES,
  'reward.priority': MEASURES,
  'reward.subsidy': SUBSIDY,
  'penalty.talk': MEASURES,
  'penalty.interview': STANDARDS,
  'penalty.rectify': STANDARDS,
  'penalty.withhold-subsidy': SUBSIDY,
  'penalty.suspend': MEASURES,
  'penalty.remove': MEASURES,
  'penalty.refer': {
    zh: '《法律援助法》第六十条（律师协会考核）、第六十三条（司法行政部门处理）',
    en: 'Legal Aid Law art. 60 (the bar’s assessment) and art. 63 (the justice bureau’s powers)',
  },
  'review.open-alert': HUMAN_DECISION,
  'review.second-file': HUMAN_DECISION,
};

export const POLICY_BASIS: Words = { zh: '本机构考核办法', en: 'the centre’s assessment policy' };

export const BASIS_OF_VETO: Readonly<Record<VetoCause, Words>> = {
  charged: {
    zh: '《法律援助法》第二十条、第六十三条第三项，《律师法》第四十八条第一项',
    en: 'Legal Aid Law art. 20 and 63(3), Lawyers Law art. 48(1)',
  },
  refused: {
    zh: '《法律援助法》第六十三条第一项、第二项，《律师法》第四十七条第五项',
    en: 'Legal Aid Law art. 63(1) and (2), Lawyers Law art. 47(5)',
  },
  absent: { zh: '《律师法》第四十八条第二项', en: 'Lawyers Law art. 48(2)' },
  leaked: {
    zh: '《法律援助法》第二十一条、第六十三条第四项，《律师法》第四十八条第四项',
    en: 'Legal Aid Law art. 21 and 63(4), Lawyers Law art. 48(4)',
  },
  'faked-feedback': POLICY_BASIS,
};
