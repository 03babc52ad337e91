/* What a clause speaks of: only words about the service may carry a rating. */

/** The lawyer, the centre and their work. */
const SERVICE =
  '律师 承办律师 承办人 承办人员 承办 办案人员 办案 援助律师 法援律师 援助人员 法律援助 法律援助中心 法援中心 法援 援助 中心 贵中心 贵单位 你们 您们 ' +
  '工作人员 服务 服务态度 态度 沟通 沟通能力 业务 业务水平 业务能力 专业水平 专业能力 案子 案件 官司 代理 辩护';
/** The speaker, and words that only lead over to what is said. */
const SPEAKER =
  '我 我们 本人 俺 咱 咱们 个人 全家 家人 家里人 对 对于 的 感觉 觉得 感到 表示 认为 还是 都 也 是 这次 本次 此次 这个 这位 该 整个 办得 办的 做得 做的 打得 打的';
/** Things that may as well be those of daily life. */
const THING = '工作 效率 速度 质量 水平 能力 结果 判决 判决结果 过程 处理 人 人员 各方面';
/** Emphasis, which changes nothing. */
const EMPHASIS = '真的 真是 确实 实在 总体 整体 总的 总的来说 总体来说 整体来说 总体上 整体上 总之 就';

type Sort = 'service' | 'speaker' | 'thing' | 'emphasis';
const TOKENS = new Map<string, Sort>(
  Object.entries({ service: SERVICE, speaker: SPEAKER, thing: THING, emphasis: EMPHASIS }).flatMap(([sort, words]) =>
    words.split(' ').map((word): [string, Sort] => [word, sort as Sort]),
  ),
);
const LONGEST_TOKEN = Math.max(...[...TOKENS.keys()].map((token) => token.length));

/** A lawyer who is not the one we ask about. */
export const OTHER_LAWYER =
  /(?:对方|被告|原告|别的|其他|别人|以前|之前|原来|从前|上一个|前一个|私人|外面|外边|社会上?|原先|自己)(?:请|找)?的?(?:那个)?律师/;
/** `李律师`: the word after one of the hundred commonest surnames. */
const NAMED_LAWYER =
  /^(?:[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧肖程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文]|欧阳|上官|司马)律师/;

export interface Subject {
  /** What is left of the clause. */
  readonly rest: string;
  readonly sorts: ReadonlySet<Sort>;
}

const sortAt = (text: string): { length: number; sort: Sort } | undefined => {
  for (let length = Math.min(LONGEST_TOKEN, text.length); length > 0; length -= 1) {
    const sort = TOKENS.get(text.slice(0, length));
    if (sort !== undefined) return { length, sort };
  }
  const named = NAMED_LAWYER.exec(text);
  return named ? { length: named[0].length, sort: 'service' } : undefined;
};

/** Takes what a compact clause speaks of from its start. */
export const takeSubject = (clause: string): Subject => {
  const sorts = new Set<Sort>();
  if (OTHER_LAWYER.test(clause)) return { rest: clause, sorts };
  let rest = clause;
  for (let token = sortAt(rest); token !== undefined; token = sortAt(rest)) {
    sorts.add(token.sort);
    rest = rest.slice(token.length);
  }
  return { rest, sorts };
};

const ABOUT_THE_CASE = new RegExp(
  '律师|承办|法援|援助|服务|态度|案|官司|开庭|出庭|到庭|法院|法官|法庭|判|调解|仲裁|起诉|上诉|材料|证据|咨询|解答|讲解|负责|耐心|专业|热情|认真|尽责|尽力|' +
    "尽心|细心|用心|沟通|收费|收钱|红包|按时|准时|(?<![a-z])(?:lawyer|attorney|service|case|court|hearing|trial)(?:'?s)?(?![a-z])",
);

/** Whether a clause is about the case or those who handled it. */
export const isAboutTheCase = (clause: string): boolean => ABOUT_THE_CASE.test(clause);
