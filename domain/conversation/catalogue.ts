import type { Language, OpenQuestion, Service } from '../shared/codes.ts';
import type { TextKind } from './follow-up.ts';

/** What a text is filled with. */
export interface TextFields {
  readonly service: Service;
  /** What the text asks for; a clarification repeats its codes. */
  readonly opens?: OpenQuestion;
  /** Signature of the sender, at most 10 characters. */
  readonly sign: string;
  /** Address of the web form; only the reminder carries it, and not where a provider forbids links. */
  readonly link?: string;
}

/** The texts of one language. Each is one segment for the longest sign; only the reminder's link may take another. */
interface Catalogue {
  readonly questions: Readonly<Record<Exclude<OpenQuestion, 'overall' | 'confirm'>, string>>;
  readonly overall: Readonly<Record<Service, (sign: string) => string>>;
  readonly confirm: string;
  /** The codes of an open question, in words. */
  readonly codes: Readonly<Record<Exclude<OpenQuestion, 'comment'>, string>>;
  readonly clarify: (codes: string) => string;
  readonly reminder: (sign: string, link?: string) => string;
  readonly refusalConfirmed: string;
  readonly recovery: (sign: string) => string;
}

const SCALE_ZH = '5非常满意4满意3基本满意2不满意1非常不满意';
const SCALE_EN = '5 very good, 4 good, 3 fair, 2 poor, 1 very poor';

const ZH: Catalogue = {
  overall: {
    case: (sign) => `【${sign}】您的案件已办结,请评价服务:${SCALE_ZH},回数字即可,拒收回TD`,
    consultation: (sign) => `【${sign}】您咨询的事已答复,请评价:${SCALE_ZH},回数字即可,拒收回TD`,
  },
  questions: {
    charged: '承办人有无向您或家人收钱、收礼或吃请?8没有 9有 0不清楚。内容保密,不告知承办人。',
    communication: '承办人与您沟通、告知进展和服务态度如何?请回1-5(5最好1最差)。',
    absent: '承办人有无不按时出庭(调解、仲裁)或拖延不办?8没有 9有 0未开庭或不清楚。',
    comment: '谢谢!还有意见建议请直接回复,没有不用回。投诉请拨12348。',
  },
  confirm: '您评了1分,表示非常不满意。确认请回6;若按错,请回正确数字(5最好)。',
  codes: {
    overall: SCALE_ZH,
    charged: '8没有 9有 0不清楚',
    communication: '1-5(5最好1最差)',
    absent: '8没有 9有 0未开庭或不清楚',
    confirm: '6确认1分,若按错请回正确数字(5最好)',
  },
  clarify: (codes) => `抱歉没看懂,请只回一个数字:${codes}`,
  reminder: (sign, link) =>
    `【${sign}】您的案件已办结,还没收到您的评价。请回1-5(5最好)${link === undefined ? '' : `或点${link}`} 拒收回TD`,
  refusalConfirmed: '已停止向您发送回访短信。恢复请回"恢复"。',
  recovery: (sign) => `【${sign}】您反映的问题已处理,请问解决了吗?8已解决 9没解决。拒收回TD`,
};

const EN: Catalogue = {
  overall: {
    case: (sign) => `[${sign}] Your case is closed. Please rate us: ${SCALE_EN}. No more texts: TD`,
    consultation: (sign) => `[${sign}] We answered your query. Please rate us: ${SCALE_EN}. No more texts: TD`,
  },
  questions: {
    charged:
      'Did your lawyer take or ask for money, gifts or meals? 8 no, 9 yes, 0 unsure. Confidential: the lawyer is not told.',
    communication: 'How well did your lawyer keep you informed and treat you? Reply 1-5 (5 best, 1 worst).',
    absent: 'Did your lawyer miss or come late to a hearing, or drag the case out? 8 no, 9 yes, 0 no hearing or unsure.',
    comment: 'Thank you! Anything to add? Just reply; no need if not. Complaints: call 12348.',
  },
  confirm: 'You rated us 1, very poor. Reply 6 to confirm; if it was a slip, reply the right number (5 best).',
  codes: {
    overall: SCALE_EN,
    charged: '8 no, 9 yes, 0 unsure',
    communication: '1-5 (5 best, 1 worst)',
    absent: '8 no, 9 yes, 0 no hearing or unsure',
    confirm: '6 confirms the 1; for a slip, the right number (5 best)',
  },
  clarify: (codes) => `Sorry, we did not understand. Please reply one number: ${codes}`,
  reminder: (sign, link) =>
    `[${sign}] Your case is closed. We'd like your rating: reply 1-5 (5 best)${link === undefined ? '.' : ` or ${link}`} No more texts: TD`,
  refusalConfirmed: 'You will get no more survey texts. To undo, reply START.',
  recovery: (sign) => `[${sign}] We have dealt with what you told us. Is it settled? 8 yes, 9 no. No more texts: TD`,
};

const CATALOGUES: Readonly<Record<Language, Catalogue>> = { zh: ZH, en: EN };

/** The body of a text, as the client reads it. */
export const textBody = (kind: TextKind, language: Language, { service, opens, sign, link }: TextFields): string => {
  const texts = CATALOGUES[language];
  switch (kind) {
    case 'question:overall':
      return texts.overall[service](sign);
    case 'question:charged':
      return texts.questions.charged;
    case 'question:communication':
      return texts.questions.communication;
    case 'question:absent':
      return texts.questions.absent;
    case 'question:comment':
      return texts.questions.comment;
    case 'confirm':
      return texts.confirm;
    case 'clarify':
      return texts.clarify(texts.codes[opens === undefined || opens === 'comment' ? 'overall' : opens]);
    case 'reminder':
      return texts.reminder(sign, link);
    case 'refusal-confirmed':
      return texts.refusalConfirmed;
    case 'recovery':
      return texts.recovery(sign);
  }
};

/** Longest signature a text carries, in characters. */
export const SIGN_LIMIT = 10;

/** Who signs a text in English for a centre whose signature is not in Latin letters. */
const ENGLISH_SIGN = 'Legal Aid';

/** Printable ASCII but the backtick, which is in no carrier's short alphabet: one of it doubles the price of a text. */
const CHARGED_ONCE = /^[\x20-\x5f\x61-\x7e]+$/;

/**
 * The signature of a centre in a language: its own, else the first characters of its name. An English text keeps to Latin
 * letters: one other character makes the carrier charge it twice, and its reader could not read it.
 */
export const signOf = (centre: { readonly name: string; readonly sign?: string }, language: Language): string => {
  const sign = Array.from(centre.sign ?? centre.name)
    .slice(0, SIGN_LIMIT)
    .join('');
  return language === 'en' && !CHARGED_ONCE.test(sign) ? ENGLISH_SIGN : sign;
};
