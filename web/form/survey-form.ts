import type { AskedFields, FormFault, RefusedForm } from '../../contracts/survey-form.ts';
import type { CodedQuestion, Language } from '../../domain/shared/codes.ts';
import { YES_NO_CODES } from '../../domain/shared/codes.ts';
import { STYLE } from './style.ts';
import { WORDS } from './words.ts';
import type { Words } from './words.ts';

/** What the page is made of: the questions asked of this service, in their order, and what was typed before. */
export interface SurveyForm extends AskedFields, RefusedForm {
  readonly language: Language;
  readonly sign: string;
}

const escape = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

const page = ({ lang }: Words, title: string, body: string): string =>
  `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex,nofollow"><title>${title}</title><style>${STYLE}</style></head><body><main>${body}</main></body></html>`;

/** The client's page: every question at once, in large type, no script. What could not be taken is said above and beside. */
export const renderForm = (form: SurveyForm): string => {
  const words = WORDS[form.language];
  const { questions, hasComment, faults } = form;
  const fields = [
    ...questions.map((question) => fieldset(words, form, question)),
    ...(hasComment ? [commentField(words, form)] : []),
  ];
  return page(
    words,
    faults.length === 0 ? words.title : `${words.error} - ${words.title}`,
    `<p>${escape(form.sign)}</p><h1>${words.title}</h1>${errorSummary(words, form)}<p>${words.intro(fields.length)}</p>` +
      `<form method="post" accept-charset="utf-8">${fields.join('')}<button>${words.send}</button></form>`,
  );
};

/** Shown once answers are in. */
export const renderThanks = (language: Language): string => {
  const words = WORDS[language];
  return page(words, words.thanks, `<h1>${words.thanks}</h1><p>${words.received}</p>${callUs(words)}`);
};

/** One page for a wrong, a used and an expired link, in both languages: it tells nobody which of them it is. */
export const renderGone = (): string => {
  const { zh, en } = WORDS;
  const told = (words: Words, level: 'h1' | 'h2'): string =>
    `<${level}>${words.gone}</${level}><p>${words.goneWhy}</p>${callUs(words)}`;
  return page(zh, zh.gone, `${told(zh, 'h1')}<section class="other" lang="${en.lang}">${told(en, 'h2')}</section>`);
};

const callUs = ({ call }: Words): string => `<p class="call">${call}<br><a href="tel:12348">12348</a></p>`;

const fieldset = (words: Words, form: SurveyForm, question: CodedQuestion): string => {
  const radios = choicesOf(words, question).map(([code, label]) => {
    const checked = form.answers[question] === code ? ' checked' : '';
    const id = idOf(question, code);
    return `<div class="o"><input type="radio" id="${id}" name="${question}" value="${code}"${checked}><label for="${id}">${label}</label></div>`;
  });
  const errors = errorsOf(words, form, question);
  const marks = errors === '' ? ['', ''] : [' bad', ` aria-describedby="${question}-error"`];
  return `<div class="f${marks[0]}"><fieldset${marks[1]}><legend>${numberOf(form, question)}. ${words.questions[question]}</legend>${errors}${radios.join('')}</fieldset></div>`;
};

const choicesOf = (words: Words, question: CodedQuestion): readonly (readonly [number, string])[] => {
  if (isScale(question)) return words.scale.map((label, i) => [words.scale.length - i, label]);
  return YES_NO_CODES.map((code) => [code, code === 0 && question === 'absent' ? words.noHearing : words.yesNo[code]]);
};

const isScale = (question: CodedQuestion): boolean => question === 'overall' || question === 'communication';

/** The id of an answer, or of a question's first one. */
const idOf = (question: CodedQuestion, code = isScale(question) ? 5 : 8): string => `${question}-${code}`;

const numberOf = ({ questions }: SurveyForm, field: Field): number =>
  field === 'comment' ? questions.length + 1 : questions.indexOf(field) + 1;

type Field = CodedQuestion | 'comment';

const commentField = (words: Words, form: SurveyForm): string => {
  const errors = errorsOf(words, form, 'comment');
  const marks = errors === '' ? ['', ''] : [' bad', 'comment-error '];
  return (
    `<div class="f${marks[0]}"><label class="q" for="comment">${numberOf(form, 'comment')}. ${words.comment}</label>${errors}<p id="comment-hint">${words.commentHint}</p>` +
    `<textarea id="comment" name="comment" rows="4" aria-describedby="${marks[1]}comment-hint">${escape(form.comment)}</textarea></div>`
  );
};

const said = (words: Words, { comment }: SurveyForm, { fault }: FormFault): string =>
  words.faults[fault](Array.from(comment).length);

/** What is wrong with a field, beside it. */
const errorsOf = (words: Words, form: SurveyForm, field: Field): string => {
  const errors = form.faults.filter((fault) => fault.field === field).map((fault) => said(words, form, fault));
  return errors.length === 0 ? '' : `<p class="e" id="${field}-error">${errors.join('<br>')}</p>`;
};

/** What is wrong altogether, above everything, each with the way to its field. The browser goes there first. */
const errorSummary = (words: Words, form: SurveyForm): string => {
  const { faults, questions } = form;
  if (faults.length === 0) return '';
  const items = faults.map((fault) => {
    const { field } = fault;
    const where = field === 'form' ? '' : words.where(numberOf(form, field));
    const id = field === 'comment' ? field : idOf(field === 'form' ? (questions[0] ?? 'overall') : field);
    return `<li><a href="#${id}">${where}${said(words, form, fault)}</a></li>`;
  });
  return `<div class="errors" role="alert" tabindex="-1" autofocus><h2>${words.errors(faults.length)}</h2><ul>${items.join('')}</ul></div>`;
};
