/**
 * What a refusal's code says, for people: the code is the answer's title, for programs, and these words are its detail. Chinese
 * first; a code without words speaks for itself.
 */
export const REFUSAL_WORDS: Readonly<Record<string, string>> = {
  'not-on-list': '此案不在待电话名单上 this case is not on the call list',
  'not-to-be-asked': '此案不回访(已拒绝、不回访或已撤销) this case is not to be asked: refused, excluded or cancelled',
  'no-response': '此案没有可作废的回访 this case has no response to void',
  'not-voided': '此案的回访没有作废 the response of this case has not been voided',
  'person-concerned': '不能处理涉及本人的提醒 nobody handles an alert about themselves',
  'none-above': '此机构没有上级机构,不能上报 nothing lies above this centre: there is nobody to hand it up to',
  'note-missing': '请写明查明的情况和处理结果 say what was found and what was done',
  'client-not-told': '请告知受援人处理结果,或写明未能告知的原因 tell the client how it ended, or say why they were not told',
  'nothing-to-correct': '只有误评的答案可以更正 only an answer that was misrated can be put right',
  'no-complaint': '只有属实的提醒可以转为投诉 only a confirmed alert can become a complaint',
  'no-answer': '此题没有可更正的答案 there is no answer to put right',
  'no-such-code': '此题没有这个选项 the question has no such code',
  'no-draft': '还没有考核草案 there is no draft',
  running: '考核正在运行 a run is under way',
  'not-published': '草案还没有公示 the draft has not been published',
  'objections-open': '异议期还没有结束 lawyers can still object',
  'objection-undecided': '有异议尚未处理 an objection is undecided',
  'draft-outdated': '异议成立后需重新运行考核 an objection was upheld: run the assessment again',
  'same-person': '须由另一人决定 another person has to decide this',
  'too-late': '异议期已过 the days for objections are over',
  'undecided-before': '您的上一次异议尚未处理 your objection before this one is undecided',
  'text-missing': '请写明异议内容 say what you object to',
  'reason-missing': '请写明理由 give a reason',
  'version-taken': '此版本号已用过,请换一个 this version has been used before: take another',
  changed: '此后已有人更改,请重新载入后再办理 somebody has changed this since: load it again and decide anew',
  'in-progress': '同一请求正在办理,请稍候再试 the same request is being worked off: try again in a moment',
  'key-reused': '此 Idempotency-Key 已用于另一内容 this Idempotency-Key was used with other content',
  conflict: '同一编号已有其他内容 this id has other content',
};
