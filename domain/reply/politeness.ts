/* Greetings, thanks and acknowledgements: they say nothing about the service and answer nothing. */

const GREETING = '您好|你好|大家好|[早晚]上好|[上下]午好|早安|晚安|hello|hi|dear';
const ADDRESSEE =
  '你们?|您们?|大家|各位|承办|律师|人员?|法律|援助|法援|中心|老师|领导|同志|政府|国家|党|和|的|了|啦|啊|呀|哦|哈|吧';
const THANKS = `(?:非常|十分|很|特别|万分|真心|衷心|真的|再次|太)*(?:感谢|多谢|谢|感恩|辛苦|麻烦|拜托)(?:${ADDRESSEE})*`;
const WISH = '祝(?:你们?|您们?|大家|律师|工作|身体|一切|万事|生活|事业|新年|节日|顺利|健康|愉快|如意|平安|幸福|快乐|安好)+';
const ENGLISH_THANKS = 'thanks?(?: (?:you|u|a lot|so much|very much|again|all))*|thx|tks|please|pls|plz|sir|madam';
const ACKNOWLEDGEMENT =
  '好[的滴嘞]?|嗯|哦|噢|喔|收到了?|知道了?|明白了?|了解了?|行|可以|没问题|okay|ok|bye|再见|拜拜|不客气|不用谢|不好意思|抱歉|对不起|sorry';

/** Longer stretches say more than politeness. */
const LONGEST = 30;

const POLITE = new RegExp(`^(?:(?:${GREETING}|${THANKS}|${ENGLISH_THANKS}|${WISH}|${ACKNOWLEDGEMENT}) ?)+$`);
const POLITE_START = new RegExp(`^(?:(?:${GREETING}|${THANKS}|(?:${ENGLISH_THANKS})(?![a-z])) ?)+`);
const POLITE_END = new RegExp(`(?: ?(?:${THANKS}|(?<![a-z])(?:${ENGLISH_THANKS})))+$`);

/** Whether a normalised clause is politeness and nothing else. */
export const isPolite = (clause: string): boolean => clause.length <= LONGEST && POLITE.test(clause);

/** A normalised clause without thanks or greeting at its start and end; all of it when it is nothing else. */
export const withoutThanks = (clause: string): string => {
  if (clause.length > 2 * LONGEST) return clause;
  const bare = clause.replace(POLITE_START, '').replace(POLITE_END, '');
  return bare === '' ? clause : bare;
};
