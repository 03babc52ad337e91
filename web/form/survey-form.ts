import type { Answers, CodedQuestion, Language } from '../../domain/shared/codes.ts';

/** What the page is made of: the questions asked of this service, in their order. */
export interface SurveyForm {
  readonly language: Language;
  readonly sign: string;
  readonly questions: readonly CodedQuestion[];
  readonly hasComment: boolean;
  readonly answers: Answers;
  readonly comment: string;
  /** Questions whose answer could not be taken. */
  readonly errors: readonly string[];
}

interface Words {
  readonly title: string;
  readonly intro: string;
  readonly questions: Readonly<Record<CodedQuestion, string>>;
  readonly scale: readonly string[];
  readonly yesNo: Readonly<Record<'8' | '9' | '0', string>>;
  readonly unheard: string;
  readonly comment: string;
  readonly send: string;
  readonly thanks: string;
  readonly gone: string;
  readonly errors: string;
  readonly empty: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  zh: {
    title: '服务评价',
    intro: '您的回答内容保密,不告知承办人。不想答的可以留空。',
    questions: {
      overall: '您对这次法律援助服务总体满意吗?',
      charged: '承办人有无向您或家人收钱、收礼或吃请?',
      communication: '承办人与您沟通、告知进展和服务态度如何?',
      absent: '承办人有无不按时出庭(调解、仲裁)或拖延不办?',
    },
    scale: ['5 非常满意', '4 满意', '3 基本满意', '2 不满意', '1 非常不满意'],
    yesNo: { 8: '没有', 9: '有', 0: '不清楚' },
    unheard: '未开庭或不清楚',
    comment: '还有什么意见建议?(可不填,500字以内)',
    send: '提交',
    thanks: '谢谢,已收到您的回答。投诉请拨 12348。',
    gone: '这个链接不可用,或已经用过、过期。需要帮助请拨 12348。',
    errors: '有几处请您再看一下:',
    empty: '请至少回答一个问题',
  },
  en: {
    title: 'Rate our service',
    intro: 'Your answers are confidential: the lawyer is not told. Leave out what you do not want to answer.',
    questions: {
      overall: 'How satisfied are you with the legal aid you got?',
      charged: 'Did your lawyer take or ask for money, gifts or meals?',
      communication: 'How well did your lawyer keep you informed and treat you?',
      absent: 'Did your lawyer miss or come late to a hearing, or drag the case out?',
    },
    scale: ['5 very good', '4 good', '3 fair', '2 poor', '1 very poor'],
    yesNo: { 8: 'No', 9: 'Yes', 0: 'Not sure' },
    unheard: 'No hearing, or not sure',
    comment: 'Anything to add? (optional, up to 500 characters)',
    send: 'Send',
    thanks: 'Thank you, we have your answers. Complaints: call 12348.',
    gone: 'This link does not work, or has been used or has expired. For help call 12348.',
    errors: 'Please look at these again:',
    empty: 'Please answer at least one question',
  },
};

const escape = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

const STYLE = `:root{color-scheme:light}body{margin:0 auto;max-width:36rem;padding:1rem;font:1.25rem/1.6 system-ui,"Noto Sans CJK SC",sans-serif;color:#111;background:#fff}
h1{font-size:1.6rem}fieldset{border:1px solid #767676;border-radius:.5rem;margin:1.25rem 0;padding:.75rem 1rem}legend{font-weight:700;padding:0 .25rem}
label{display:flex;align-items:center;gap:.75rem;min-height:3rem}input[type=radio]{width:1.5rem;height:1.5rem;flex:none;accent-color:#0b57a4}
textarea{width:100%;box-sizing:border-box;font:inherit;border:1px solid #767676;border-radius:.5rem}button{font:inherit;font-weight:700;width:100%;min-height:3.5rem;color:#fff;background:#0b57a4;border:0;border-radius:.5rem}
:focus-visible{outline:3px solid #b35900;outline-offset:2px}.errors{border:3px solid #a4000f;border-radius:.5rem;padding:0 1rem}.errors a{color:#a4000f}`;

const page = (language: Language, body: string): string =>
  `<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${WORDS[language].title}</title><style>${STYLE}</style></head><body><main>${body}</main></body></html>`;

/** The client's page: every question at once, in large type, no script. */
export const renderForm = (form: SurveyForm): string => {
  const words = WORDS[form.language];
  const questions = form.questions.map((question) => fieldset(words, form, question)).join('');
  const comment = form.hasComment
    ? `<fieldset><legend><label for="comment">${words.comment}</label></legend><textarea id="comment" name="comment" rows="4" maxlength="500">${escape(form.comment)}</textarea></fieldset>`
    : '';
  return page(
    form.language,
    `<h1>${escape(form.sign)} ${words.title}</h1>${errorSummary(words, form)}<p>${words.intro}</p><form method="post">${questions}${comment}<button>${words.send}</button></form>`,
  );
};

/** Shown once answers are in. */
export const renderThanks = (language: Language): string =>
  page(language, `<h1>${WORDS[language].title}</h1><p role="status">${WORDS[language].thanks}</p>`);

/** One page for a wrong, a used and an expired link, in both languages: it tells nobody which of them it is. */
export const renderGone = (): string =>
  page('zh', `<h1>${WORDS.zh.title}</h1><p>${WORDS.zh.gone}</p><p lang="en">${WORDS.en.gone}</p>`);

const fieldset = (words: Words, form: SurveyForm, question: CodedQuestion): string => {
  const isScale = question === 'overall' || question === 'communication';
  const options: (readonly [string, string])[] = isScale
    ? words.scale.map((label) => [label.charAt(0), label])
    : (['8', '9', '0'] as const).map((code) => [code, code === '0' && question === 'absent' ? words.unheard : words.yesNo[code]]);
  const radios = options.map(([code, label]) => {
    const checked = String(form.answers[question]) === code ? ' checked' : '';
    return `<label><input type="radio" name="${question}" value="${code}"${checked}>${label}</label>`;
  });
  return `<fieldset id="${question}" tabindex="-1"><legend>${words.questions[question]}</legend>${radios.join('')}</fieldset>`;
};

const errorSummary = (words: Words, { errors, questions }: SurveyForm): string => {
  if (errors.length === 0) return '';
  const items = errors.map((name) => {
    const question = questions.find((known) => known === name);
    return `<li><a href="#${question ?? 'overall'}">${question === undefined ? words.empty : words.questions[question]}</a></li>`;
  });
  return `<div class="errors" role="alert"><h2>${words.errors}</h2><ul>${items.join('')}</ul></div>`;
};
