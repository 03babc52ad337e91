import { CATEGORY_TERMS, KIND_TERMS, NO_CONTACT_REASON_TERMS, RESULT_TERMS } from '../case/terms.ts';
import type { ExcludedReason } from '../conversation/follow-up.ts';
import type { AlertCause, AlertLevel, AlertOutcome, CaseKind, CaseResult, Category } from '../shared/codes.ts';
import type { Words } from '../shared/words.ts';

type Terms<Code extends string> = Readonly<Record<Code, Words>>;

const both = <Code extends string>(zh: Readonly<Record<Code, string>>, en: Readonly<Record<Code, string>>): Terms<Code> =>
  Object.fromEntries((Object.keys(zh) as Code[]).map((code) => [code, { zh: zh[code], en: en[code] }])) as Terms<Code>;

const NOT_TOLD: Words = { zh: '未填', en: 'not told' };

/** What a summary calls the codes in it, in the order in which they are reported. */
export const KINDS: Terms<CaseKind> = both(KIND_TERMS, {
  civil: 'civil',
  criminal: 'criminal',
  administrative: 'administrative',
  labour: 'labour',
  family: 'family',
});

export const CATEGORIES: Terms<Category | 'none'> = {
  ...both(CATEGORY_TERMS, {
    'migrant-worker': 'migrant workers',
    woman: 'women',
    minor: 'minors',
    elderly: 'elderly people',
    disabled: 'disabled people',
    military: 'military personnel and their families',
    other: 'others',
  }),
  none: NOT_TOLD,
};

export const RESULTS: Terms<CaseResult | 'none'> = {
  ...both(RESULT_TERMS, { favourable: 'favourable', partial: 'partly favourable', unfavourable: 'unfavourable' }),
  none: NOT_TOLD,
};

export const EXCLUSIONS: Terms<ExcludedReason> = {
  terminated: { zh: '终止援助', en: 'terminated' },
  'too-old': { zh: '结案过久', en: 'closed too long ago' },
  'refused-earlier': { zh: '此前已拒收', en: 'refused earlier' },
  'wrong-person': { zh: '号码非本人', en: 'wrong person' },
  ...both(NO_CONTACT_REASON_TERMS, {
    detained: 'in custody',
    deceased: 'deceased',
    unsafe: 'not safe to contact',
    'asked-not-to': 'asked not to be contacted',
    'minor-without-consent': 'a minor without a guardian’s consent',
  }),
};

export const LEVELS: Terms<AlertLevel> = {
  critical: { zh: '特急', en: 'critical' },
  high: { zh: '高', en: 'high' },
  medium: { zh: '中', en: 'medium' },
  low: { zh: '低', en: 'low' },
};

export const CAUSES: Terms<AlertCause> = {
  charged: { zh: '收钱、收礼、吃请', en: 'money, gifts or meals' },
  absent: { zh: '不按时出庭、拖延', en: 'absence or delay' },
  overall: { zh: '总体不满意', en: 'dissatisfied overall' },
  communication: { zh: '沟通不满意', en: 'dissatisfied with communication' },
  trend: { zh: '评价走低', en: 'ratings going down' },
  pattern: { zh: '评价异常', en: 'ratings that look made up' },
};

export const ENDS: Terms<AlertOutcome | 'open'> = {
  confirmed: { zh: '属实', en: 'confirmed' },
  remedied: { zh: '已补救', en: 'remedied' },
  'not-confirmed': { zh: '不属实', en: 'not confirmed' },
  misrated: { zh: '误评', en: 'misrated' },
  withdrawn: { zh: '撤回', en: 'withdrawn' },
  open: { zh: '未办结', en: 'open' },
};
