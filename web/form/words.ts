import type { CodedQuestion, Language, YesNo } from '../../domain/shared/codes.ts';
import type { FormFault } from '../../contracts/survey-form.ts';

/** Everything the pages say in one language. */
export interface Words {
  readonly lang: string;
  readonly title: string;
  /** @param questions how many there are, the comment included */
  readonly intro: (questions: number) => string;
  readonly questions: Readonly<Record<CodedQuestion, string>>;
  readonly scale: readonly string[];
  readonly yesNo: Readonly<Record<YesNo, string>>;
  /** The 0 of `absent`, where there may have been nothing to come to. */
  readonly noHearing: string;
  readonly comment: string;
  readonly commentHint: string;
  readonly send: string;
  readonly error: string;
  readonly errors: (count: number) => string;
  /** Which question of the page an error is about. */
  readonly where: (question: number) => string;
  /** @param length of the comment, in characters */
  readonly faults: Readonly<Record<FormFault['fault'], (length: number) => string>>;
  readonly thanks: string;
  readonly received: string;
  readonly gone: string;
  readonly goneWhy: string;
  readonly call: string;
}

const ZH: Words = {
  lang: 'zh-CN',
  title: '服务评价',
  intro: (questions) =>
    questions === 1
      ? '只有一个问题。您的回答保密，不告知承办人。'
      : `共 ${questions} 题，一分钟左右。您的回答保密，不告知承办人。不想答的题可以空着。`,
  questions: {
    overall: '您对这次法律援助服务总体满意吗？',
    charged: '承办人有没有向您或家人收钱、收礼或吃请？',
    communication: '承办人与您沟通、告知进展和服务态度怎么样？',
    absent: '承办人有没有不按时出庭（调解、仲裁），或者拖延不办？',
  },
  scale: ['5 非常满意', '4 满意', '3 基本满意', '2 不满意', '1 非常不满意'],
  yesNo: { 8: '没有', 9: '有', 0: '不清楚' },
  noHearing: '没有开庭，或不清楚',
  comment: '还有什么意见或建议？',
  commentHint: '可以不填，最多 500 字。',
  send: '提交',
  error: '请再看一下',
  errors: (count) => `还没有提交：有 ${count} 处请您再看一下`,
  where: (question) => `第 ${question} 题：`,
  faults: {
    choice: () => '请在列出的选项里选一个',
    long: (length) => `最多 500 字，现在有 ${length} 字，请删短一些`,
    unreadable: () => '有些字没有传过来（显示为 \uFFFD），请改一改',
    empty: () => '请至少回答一个问题',
    large: () => '内容太长，没有收下，请重新填写，意见最多 500 字',
    foreign: () => '收到的不是这个页面的内容，请在这里填写后提交',
  },
  thanks: '谢谢您！',
  received: '您的回答已经收到，可以关闭这个页面了。',
  gone: '这个链接不能用了',
  goneWhy: '它可能已经用过、已经过期，或者没有复制完整。',
  call: '投诉或需要帮助，请拨打：',
};

const EN: Words = {
  lang: 'en',
  title: 'Rate our service',
  intro: (questions) =>
    questions === 1
      ? 'One question only. Your answer is confidential: the lawyer is not told.'
      : `${questions} questions, about a minute. Your answers are confidential: the lawyer is not told. Leave out what you do not want to answer.`,
  questions: {
    overall: 'How satisfied are you with the legal aid you got?',
    charged: 'Did your lawyer take or ask for money, gifts or meals, from you or your family?',
    communication: 'How well did your lawyer keep you informed and treat you?',
    absent: 'Did your lawyer miss or come late to a hearing (mediation, arbitration), or drag the case out?',
  },
  scale: ['5 very good', '4 good', '3 fair', '2 poor', '1 very poor'],
  yesNo: { 8: 'No', 9: 'Yes', 0: 'Not sure' },
  noHearing: 'No hearing, or not sure',
  comment: 'Anything to add?',
  commentHint: 'Optional, up to 500 characters.',
  send: 'Send',
  error: 'Please look again',
  errors: (count) =>
    count === 1 ? 'Not sent yet: please look at this again' : `Not sent yet: please look at these ${count} again`,
  where: (question) => `Question ${question}: `,
  faults: {
    choice: () => 'Choose one of the answers listed',
    long: (length) => `Up to 500 characters, please; there are ${length}`,
    unreadable: () => 'Some characters did not come through (shown as \uFFFD); please change them',
    empty: () => 'Please answer at least one question',
    large: () => 'What you sent was too long to be read. Please fill it in again, with up to 500 characters to add',
    foreign: () => 'What came was not from this page. Please fill it in here and send it',
  },
  thanks: 'Thank you!',
  received: 'We have your answers. You can close this page.',
  gone: 'This link no longer works',
  goneWhy: 'It may have been used, may have expired, or was not copied whole.',
  call: 'For complaints or help, call:',
};

export const WORDS: Readonly<Record<Language, Words>> = { zh: ZH, en: EN };
