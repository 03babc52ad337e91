import { compact } from './normalise.ts';

/* Answers that a phone or mail program sends by itself. Answering one could go on for ever. */

const NAMED =
  /自动(?:回复|答复|应答)|系统自动|auto[- ]?(?:matic )?(?:reply|response|responder)|out of (?:the )?office|sent automatically/;
/** The ready-made sentences of phones: busy now, back to you later. */
const BUSY =
  /(?:正在|正|现在|目前|我在|有事|会议中|驾驶中|开车中).{0,12}(?:开车|驾车|驾驶|开会|会议|忙|通话|接听|接电话|不方便|无法|不在|有事).{0,12}(?:稍后|稍候|晚点|晚些|待会|等会|一会儿?|回头|过后|之后).{0,8}(?:回|联系|联络|打|致电|答复)/;
const ENGLISH_BUSY =
  /(?:i'm|i am|currently|right now).{0,20}(?:driving|in a meeting|busy|unavailable|can't talk).{0,30}(?:call|text|reply|get back|later)|can't talk (?:right )?now.{0,30}(?:call|text|later|up\?)/;

export const isAutoReply = (text: string): boolean => {
  const words = compact(text);
  return NAMED.test(words) || BUSY.test(words) || ENGLISH_BUSY.test(words);
};
