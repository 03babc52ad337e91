import { describe, expect, test } from '@jest/globals';
import type { ConversationView } from '../../../domain/conversation/follow-up.ts';
import { parseReply } from '../../../domain/reply/parse-reply.ts';
import { labelOf, VIEWS } from './gold.ts';

const read = (text: string, open = 'overall') => parseReply(text, VIEWS[open]!);
const label = (text: string, open = 'overall') => labelOf(read(text, open));

describe('classes of replies to the first question', () => {
  const classes: Readonly<Record<string, readonly string[]>> = {
    'overall=5': [
      ...[
        '5',
        '５',
        '⑤',
        '五',
        '伍',
        '5分',
        '五星',
        '5。',
        '5!',
        '打5分',
        '给5分',
        '回复5',
        '【5】',
        '"5"',
        '5。谢谢',
        '٥',
        '۵',
        '❺',
        '5️⃣',
        'five',
      ],
      ...[
        '非常满意',
        '很满意',
        '特别满意',
        '很好,很满意,就是慢',
        '服务态度5星',
        '谢谢回5',
        '很好',
        '好的不得了',
        '非常滿意',
        'feichang manyi',
        'Very good',
        'excellent',
        '5 很满意',
        '5 律师很好',
      ],
    ],
    'overall=4': [
      '4',
      '满意',
      '挺好',
      '好评',
      '不错',
      '滿意',
      'man yi',
      'good',
      'I give it a 4',
      '4满意',
      '满意4',
      '律师不错,4分',
    ],
    'overall=3': ['3', '基本满意', '一般', '还行', '凑合', '马马虎虎', '还可以', 'yiban', 'fair'],
    'overall=2': ['2', '不满意', '不太满意', '差', '不是很满意', '不怎么样', '不滿意', 'bu manyi', 'bad'],
    'overall=1': ['1', '非常不满意', '很不满意', '很差', '极差', '非常不滿意', 'very bad', '1 太差了'],
    'overall=5;charged=8;communication=5;absent=8': [
      '5 8 5 8',
      '5,8,5,8',
      '5、8、5、8',
      '5858',
      '⑤⑧⑤⑧',
      '1.5 2.8 3.5 4.8',
      '5\n8\n5\n8',
    ],
    refusal: [
      'TD',
      'td',
      'T',
      't',
      '退订',
      '退',
      'N',
      'R',
      '回T',
      'STOP',
      'Stop. Thank you',
      '不要再发',
      '别发了',
      'END',
      'QUIT',
      'TD 律师收了我钱',
    ],
    resume: ['恢复', '恢復', '"恢复"', 'START', '恢复。'],
    'wrong-person': ['发错了', '發錯了', '打错了', '不是本人', '我不认识', '我没有案子', '我是他儿子', 'wrong number'],
    deceased: ['他去世了', '人不在了', '已故', '过世了', 'passed away', '他去世了,我是他儿子'],
    detained: ['在坐牢', '在看守所', '服刑', '被关', '判刑了', '他在坐牢'],
    'question-back': ['什么案子?', '你是谁', '是不是诈骗', '执行款什么时候到', 'who is this', '怎么上诉'],
    'auto-reply': ['自动回复:我正在开会', '我正在开车,稍后回复', 'Auto-reply: out of office'],
    unclear: [
      ...[
        '6',
        '7',
        '0',
        '8',
        '10',
        '100',
        '90分',
        '1.5',
        '4.5',
        '3/5',
        '1-5',
        '4-5',
        '5 律师很好 3',
        '律师 3 5',
        '5,12',
        '5。13800000001',
        '5,明天见',
        '律师5',
        '我5分',
        '工作5分',
        '满意的选5',
        '5555',
        '55555',
        '5 8',
        '5 8 5',
        '5 8 5 8 5',
        '8 5 8 5',
        '0分',
        '9分',
      ],
      ...[
        '今天下午3点开会,10分钟后到',
        '5月3日',
        '3号楼',
        '5块钱',
        '13800000001',
        '4楼',
        '5个人',
        '3天',
        '5分钟',
        '5 点见',
        'iPhone 5',
      ],
      ...['好的', '收到', '谢谢', '嗯', 'OK', '知道了', '👌', '没有', '不清楚', '', ' ', '?', '.....', '😀', '좋아요', 'ཡག་པོ'],
      ...['没有不满意', '没什么不满意的', '不能说不满意', '说不上满意', '不错,很满意', '今天吃的还行', '我对你很满意,明天见'],
      ...['1 谢谢律师,很满意', '5 很差', '4 一般', '3 很满意', 'T T', 'T-T', 'T_T', 'QAQ', '5?'],
      ...['我爸去世了律师帮了大忙', '对方坐牢了', '别发了,我在开会'],
    ],
  };

  test.each(Object.entries(classes).flatMap(([kind, texts]) => texts.map((text): [string, string] => [text, kind])))(
    '%j is %s',
    (text, kind) => {
      expect(label(text)).toBe(kind);
    },
  );
});

test('a digit at the end of a long story without a break is none', () => {
  expect(label(`${'律师很好'.repeat(11)}5`)).toBe('unclear');
  expect(label('律师很好律师很好5')).toBe('overall=5');
});

describe('which question a code answers', () => {
  test.each([
    ['8', 'charged', 'charged=8'],
    ['9', 'charged', 'charged=9'],
    ['0', 'charged', 'charged=0'],
    ['4', 'charged', 'overall=4'],
    ['6', 'charged', 'unclear'],
    ['8', 'communication', 'charged=8'],
    ['2', 'communication', 'communication=2'],
    ['3', 'absent', 'communication=3'],
    ['0', 'absent', 'absent=0'],
    ['6', 'confirm', 'confirm'],
    ['1', 'confirm', 'overall=1'],
    ['5', 'confirm', 'overall=5'],
    ['8', 'confirm', 'unclear'],
    ['6分', 'confirm', 'unclear'],
    ['0', 'comment', 'no-comment'],
    ['8', 'comment', 'absent=8'],
    ['5', 'comment', 'communication=5'],
    ['6', 'comment', 'comment'],
    ['5', 'none', 'unclear'],
    ['8分', 'charged', 'unclear'],
    ['0分', 'communication', 'unclear'],
  ])('%s while %s is open: %s', (text, open, expected) => {
    expect(label(text, open)).toBe(expected);
  });

  test('the one texted last before, however often it was texted', () => {
    const view: ConversationView = { ...VIEWS.confirm!, asked: ['overall', 'communication', 'absent', 'charged'] };
    expect(labelOf(parseReply('9', view))).toBe('charged=9');
    expect(labelOf(parseReply('5', { ...view, open: 'absent' }))).toBe('communication=5');
  });

  test('a no-comment is no code of an earlier question', () => {
    expect(read('0', 'comment')).toEqual({ understood: { kind: 'no-comment' }, redFlags: [], words: '', rule: 'comment' });
  });
});

describe('words answer the open question alone', () => {
  test.each([
    ['没有', 'charged', 'charged=8'],
    ['没收过钱', 'charged', 'charged=8'],
    ['一分钱没要', 'charged', 'charged=8'],
    ['不收费', 'charged', 'charged=8'],
    ['无', 'charged', 'charged=8'],
    ['no', 'charged', 'charged=8'],
    ['有', 'charged', 'charged=9'],
    ['yes', 'charged', 'charged=9'],
    ['不知道', 'charged', 'charged=0'],
    ['无8', 'charged', 'charged=8'],
    ['按时8', 'absent', 'absent=8'],
    ['没有,可能', 'charged', 'unclear'],
    ['不清楚,可能没有吧', 'charged', 'charged=0'],
    ['没有,律师收费吗?', 'charged', 'question-back'],
    ['很满意,律师呢?', 'communication', 'question-back'],
    ['是的,不对', 'confirm', 'unclear'],
    ['收了我两千', 'charged', 'charged=9'],
    ['没收我的钱', 'charged', 'charged=8'],
    ['没有', 'absent', 'absent=8'],
    ['未开庭', 'absent', 'absent=0'],
    ['没来开庭', 'absent', 'absent=9'],
    ['电话不接', 'absent', 'unclear'],
    ['未开庭', 'charged', 'unclear'],
    ['没收钱', 'absent', 'unclear'],
    ['没有', 'communication', 'unclear'],
    ['满意', 'charged', 'unclear'],
    ['满意', 'communication', 'communication=4'],
    ['非常不满意', 'confirm', 'overall=1'],
    ['确认', 'confirm', 'confirm'],
    ['没错', 'confirm', 'confirm'],
    ['确认?', 'confirm', 'question-back'],
    ['满意', 'comment', 'comment'],
    ['没有', 'comment', 'comment'],
    ['满意', 'none', 'unclear'],
    ['没有', 'none', 'unclear'],
  ])('%s while %s is open: %s', (text, open, expected) => {
    expect(label(text, open)).toBe(expected);
  });
});

describe('several answers', () => {
  const two: ConversationView = { ...VIEWS.absent!, unanswered: ['charged', 'absent'] };

  test.each([
    ['8 9', 'charged=8;absent=9'],
    ['8,0 谢谢', 'charged=8;absent=0'],
    ['1.8 2.9', 'charged=8;absent=9'],
    ['2.8 1.9', 'unclear'],
    ['89', 'unclear'],
    ['8 5', 'unclear'],
    ['8 9 律师很好', 'charged=8;absent=9'],
    ['8 9 收了我五百', 'unclear'],
    ['9 8 收了我五百', 'charged=9;absent=8'],
    ['8 9 5', 'unclear'],
  ])('%s for two yes-or-no questions: %s', (text, expected) => {
    expect(labelOf(parseReply(text, two))).toBe(expected);
  });

  test.each([
    ['100', ['communication', 'charged', 'absent'], 'unclear'],
    ['108', ['communication', 'charged', 'absent'], 'communication=1;charged=0;absent=8'],
    ['4-5', ['overall', 'communication'], 'unclear'],
    ['4.5', ['overall', 'communication'], 'unclear'],
    ['3/5', ['overall', 'communication'], 'unclear'],
    ['4 5', ['overall', 'communication'], 'overall=4;communication=5'],
    ['5 8 收了我五百', ['communication', 'absent'], 'unclear'],
    ['2 8 收了我五百', ['communication', 'absent'], 'communication=2;absent=8'],
    ['5 1 律师很好', ['overall', 'communication'], 'overall=5;communication=1'],
    ['5 4 律师很差', ['overall', 'communication'], 'unclear'],
  ] as const)('%s for %j: %s', (text, unanswered, expected) => {
    expect(labelOf(parseReply(text, { ...VIEWS.communication!, unanswered }))).toBe(expected);
  });

  test('a single code is never read as one of several', () => {
    expect(labelOf(parseReply('5', { ...VIEWS.overall!, unanswered: ['overall'] }))).toBe('overall=5');
  });

  test('none counts while an overall of 1 waits for its confirmation', () => {
    expect(label('8 5 8', 'confirm')).toBe('unclear');
  });
});

describe('refusals', () => {
  test.each([
    ['N', 'charged', 'charged=8'],
    ['n', 'absent', 'absent=8'],
    ['N 律师没来', 'absent', 'absent=9'],
    ['R', 'charged', 'unclear'],
    ['QUIT', 'charged', 'unclear'],
    ['N,律师收了我钱', 'charged', 'unclear'],
    ['TD', 'charged', 'refusal'],
    ['TD,N', 'charged', 'refusal'],
    ['T', 'absent', 'refusal'],
    ['STOP 不想收到', 'charged', 'refusal'],
    ['N', 'confirm', 'refusal'],
    ['N', 'none', 'refusal'],
    ['TD', 'comment', 'refusal'],
    ['N 不想评', 'overall', 'refusal'],
    ['QUIT. Leave me alone', 'overall', 'refusal'],
    ['请退订,谢谢', 'overall', 'refusal'],
    ['别发了,不要再发了', 'overall', 'refusal'],
    ['R u there', 'overall', 'unclear'],
    ['N/A', 'overall', 'unclear'],
    ['R.I.P', 'overall', 'unclear'],
    ['TD-LTE', 'overall', 'unclear'],
    ['stop by my house', 'overall', 'unclear'],
    ['T,T', 'overall', 'unclear'],
    ['退订机票', 'overall', 'unclear'],
    ['T 律师收了我钱', 'overall', 'unclear'],
    ['请恢复', 'overall', 'resume'],
    ['恢复健康', 'overall', 'unclear'],
  ])('%j while %s is open: %s', (text, open, expected) => {
    expect(label(text, open)).toBe(expected);
  });
});

describe('who reads our texts', () => {
  test.each([
    ['发错了', 'relative', 'unclear'],
    ['我是他儿子', 'relative', 'unclear'],
    ['他去世了', 'relative', 'deceased'],
    ['在看守所', 'relative', 'detained'],
    ['发错了', 'confirm', 'unclear'],
    ['发错了,5', 'overall', 'overall=5'],
    ['不是本人,5', 'overall', 'wrong-person'],
    ['发错了', 'comment', 'wrong-person'],
    ['我不认识,电话不接', 'overall', 'unclear'],
    ['我爸去世了,我是他儿子', 'overall', 'deceased'],
    ['他去世了,律师帮了大忙', 'overall', 'unclear'],
    ['他在坐牢,律师很好', 'overall', 'unclear'],
    ['我不是很满意', 'overall', 'overall=2'],
  ])('%s while %s is open: %s', (text, open, expected) => {
    expect(label(text, open)).toBe(expected);
  });
});

describe('red flags', () => {
  test.each([
    ['收了我两千', ['charged']],
    ['要红包', ['charged']],
    ['请他吃饭', ['charged']],
    ['送礼', ['charged']],
    ['给了律师500', ['charged']],
    ['私下收费', ['charged']],
    ['不给钱不办事', ['charged']],
    ['律师收了我两千合法吗?', ['charged']],
    ['没来开庭', ['absent']],
    ['从没见过律师', ['absent']],
    ['电话不接', ['absent']],
    ['让我别来', ['absent']],
    ['收了我钱,开庭也没来', ['charged', 'absent']],
    ['TD 律师收了我钱', ['charged']],
    ['asked me for money', ['charged']],
    ['never came to court', ['absent']],
    ['yao hongbao', ['charged']],
    ['收咗我錢', ['charged']],
    ['对方赔钱后律师收了我钱', ['charged']],
    ['律师人不错,开庭顺利,后来要烟', ['charged']],
    ['老板很坏,还要红包', []],
    ['没要红包', []],
    ['没收我钱', []],
    ['从没要过钱', []],
    ['没让我请吃饭', []],
    ['没有收钱,收礼,吃请', []],
    ['没收钱,收了礼', ['charged']],
    ['给他红包他没要', []],
    ['想请律师吃饭', []],
    ['法院收了诉讼费', []],
    ['对方给了我两千', []],
    ['老板欠我钱', []],
    ['律师帮我要回了钱', []],
    ['律师收钱吗?', []],
    ['如果律师收钱', []],
    ['我没去开庭', []],
    ['被告没来开庭', []],
    ['对方律师没来开庭', []],
    ['从没见过这么好的律师', []],
    ['没有不接电话', []],
    ['你怎么不接电话', []],
  ])('%s: %j', (text, redFlags) => {
    expect(read(text).redFlags).toEqual(redFlags);
  });

  test.each([
    ['5 但是收了我500', 'overall', 'unclear'],
    ['满意,但是收了我500', 'overall', 'unclear'],
    ['2 收了我钱', 'overall', 'overall=2'],
    ['3 收了我钱', 'overall', 'overall=3'],
    ['不满意,律师要红包', 'overall', 'overall=2'],
    ['8 收了我500', 'charged', 'unclear'],
    ['0 收了我500', 'charged', 'unclear'],
    ['9 收了我500', 'charged', 'charged=9'],
    ['没有,就是收了我500', 'charged', 'unclear'],
    ['9 没收我的钱', 'charged', 'unclear'],
    ['8 没来开庭', 'absent', 'unclear'],
    ['8 但是收了我钱', 'absent', 'absent=8'],
    ['6 律师收了我钱', 'confirm', 'confirm'],
    ['6 律师很好', 'confirm', 'unclear'],
    ['8 有', 'charged', 'unclear'],
    ['9 没有', 'charged', 'unclear'],
  ])('against an answer: %s while %s is open: %s', (text, open, expected) => {
    expect(label(text, open)).toBe(expected);
  });
});

describe('words beyond the answer', () => {
  test.each([
    ['5', ''],
    ['5。谢谢', ''],
    ['5👍', ''],
    ['5 很满意', ''],
    ['非常满意,谢谢', ''],
    ['律师很好', ''],
    ['5 律师很好', '律师很好'],
    ['５，律師很好!', '律師很好!'],
    ['您好,律师很好,5分,谢谢', '律师很好'],
    ['律师很好 5分 就是有点慢', '律师很好 就是有点慢'],
    ['非常满意,律师认真负责', '律师认真负责'],
    ['5 8 5 8 律师很好,谢谢', '律师很好'],
    ['TD 律师收了我钱', '律师收了我钱'],
    ['2 收了我钱', '收了我钱'],
    ['5 The lawyer was Great', 'The lawyer was Great'],
    ['hen hao', ''],
    ['5 “很满意”律师很好', '“很满意”律师很好'],
    ['5\n“律师很好”', '“律师很好”'],
  ])('%j: %j', (text, words) => {
    expect(read(text).words).toBe(words);
  });

  test('what is told in a sentence stays as it came', () => {
    expect(read('昨天收了我两千,谢谢', 'charged')).toMatchObject({ words: '昨天收了我两千', rule: 'told' });
  });

  test('a denial says nothing beyond its no, unless more is said', () => {
    expect(read('没收过我的钱。谢谢', 'charged').words).toBe('');
    expect(read('从没要过钱,人也不错', 'charged').words).toBe('从没要过钱,人也不错');
    expect(read('没有', 'charged').words).toBe('');
    expect(read('8,没有。律师很好', 'charged').words).toBe('律师很好');
    expect(read('没有,律师很好', 'charged').words).toBe('律师很好');
  });

  test.each([
    ['  律师收了我两千 ', '律师收了我两千'],
    ['👍', '👍'],
    ['好的', '好的'],
    ['5 8 5 8', '5 8 5 8'],
  ])('the comment is the text as it came: %j', (text, comment) => {
    expect(read(text, 'comment').understood).toEqual({ kind: 'comment', text: comment });
  });

  test.each(['', ' ', '...', '。', '\n'])('%j is no comment', (text) => {
    expect(label(text, 'comment')).toBe('unclear');
  });
});

test.each([
  ['恢复', 'overall', 'resume'],
  ['TD', 'overall', 'refusal'],
  ['发错了', 'overall', 'recipient'],
  ['自动回复', 'overall', 'auto-reply'],
  ['谢谢', 'comment', 'comment'],
  ['是的', 'confirm', 'confirm'],
  ['5 8 5 8', 'overall', 'several'],
  ['5', 'overall', 'digit'],
  ['满意', 'overall', 'word'],
  ['没有', 'charged', 'word'],
  ['他问我要了两千', 'charged', 'told'],
  ['什么案子', 'overall', 'question-back'],
  ['好的', 'overall', 'none'],
])('%s while %s is open was decided by the rule %s', (text, open, rule) => {
  expect(read(text, open).rule).toBe(rule);
});
