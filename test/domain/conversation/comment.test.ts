import { describe, expect, test } from '@jest/globals';
import { COMMENT_LIMIT, commentAfter, saysWords } from '../../../domain/conversation/comment.ts';
import type { Fact } from '../../../domain/conversation/facts.ts';
import { T0 } from './given.ts';

const added = (text: string): Fact => ({ type: 'CommentAdded', at: T0, text });
const entered = (comment: string): Fact => ({ type: 'AnswersReplaced', at: T0, channel: 'web', answers: {}, comment });

describe('a comment', () => {
  test.each<[string, string, readonly Fact[], string]>([
    ['begins with the first words', '', [added('谢谢')], '谢谢'],
    ['grows by later ones', '谢谢', [added('律师很好'), added('再见')], '谢谢; 律师很好; 再见'],
    ['is replaced by an entered one', '谢谢', [entered('很慢')], '很慢'],
    ['stays where none was entered', '谢谢', [entered('')], '谢谢'],
    ['is none of the other facts', '谢谢', [{ type: 'NotUnderstood' }], '谢谢'],
  ])('%s', (_, was, facts, is) => expect(commentAfter(was, facts)).toBe(is));

  test('is cut at 500 characters, never inside one', () => {
    const long = `${'长'.repeat(COMMENT_LIMIT - 1)}𠮷尾`;
    const kept = `${'长'.repeat(COMMENT_LIMIT - 1)}𠮷`;
    expect(COMMENT_LIMIT).toBe(500);
    expect(commentAfter('', [added(long)])).toBe(kept);
    expect(commentAfter('', [entered(long)])).toBe(kept);
  });
});

test.each<[readonly Fact[], boolean]>([
  [[], false],
  [[{ type: 'NotUnderstood' }], false],
  [[added('')], false],
  [[entered('')], false],
  [[{ type: 'NotUnderstood' }, added('谢谢')], true],
  [[entered('很慢')], true],
])('facts %j say words: %s', (facts, says) => expect(saysWords(facts)).toBe(says));
