import type {
  CaseKind,
  CaseResult,
  Category,
  CentreLevel,
  Contact,
  InsidePhoneStatus,
  Insider,
  Language,
  LawyerRole,
  LawyerStatus,
  NoContactReason,
  Outcome,
  Respondent,
  Service,
} from '../shared/codes.ts';

/** The Chinese word of each code of one list: how offices write it in their tables, and how we print it in ours. */
export type Terms<Code extends string> = Readonly<Record<Code, string>>;

export const CONTACT_TERMS: Terms<Contact> = { sms: '短信', phone: '电话', paper: '书面', none: '不回访' };

export const NO_CONTACT_REASON_TERMS: Terms<NoContactReason> = {
  detained: '在押',
  deceased: '死亡',
  unsafe: '不宜联系',
  'asked-not-to': '本人要求',
  'minor-without-consent': '未成年未获监护人同意',
};

export const RESPONDENT_TERMS: Terms<Respondent> = { self: '本人', guardian: '监护人', relative: '近亲属' };

export const KIND_TERMS: Terms<CaseKind> = {
  civil: '民事',
  criminal: '刑事',
  administrative: '行政',
  labour: '劳动',
  family: '婚姻家庭',
};

export const CATEGORY_TERMS: Terms<Category> = {
  'migrant-worker': '农民工',
  woman: '妇女',
  minor: '未成年人',
  elderly: '老年人',
  disabled: '残疾人',
  military: '军人军属',
  other: '其他',
};

export const SERVICE_TERMS: Terms<Service> = { case: '办案', consultation: '咨询' };

export const OUTCOME_TERMS: Terms<Outcome> = { completed: '办结', terminated: '终止' };

export const RESULT_TERMS: Terms<CaseResult> = { favourable: '有利', partial: '部分有利', unfavourable: '不利' };

export const LANGUAGE_TERMS: Terms<Language> = { zh: '中文', en: '英文' };

export const LAWYER_ROLE_TERMS: Terms<LawyerRole> = {
  lawyer: '律师',
  'legal-service-worker': '基层法律服务工作者',
  volunteer: '志愿者',
};

export const LAWYER_STATUS_TERMS: Terms<LawyerStatus> = { active: '在册', suspended: '暂停', left: '退出' };

export const INSIDER_TERMS: Terms<Insider> = { staff: '工作人员', firm: '律所' };

export const INSIDE_PHONE_STATUS_TERMS: Terms<InsidePhoneStatus> = { active: '在用', removed: '停用' };

export const LEVEL_TERMS: Terms<CentreLevel> = { province: '省', city: '市', county: '县', station: '站' };
