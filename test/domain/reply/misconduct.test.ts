import { describe, expect, test } from '@jest/globals';
import { readMisconduct } from '../../../domain/reply/misconduct.ts';
import { normalise } from '../../../domain/reply/normalise.ts';
import { redFlagsIn } from '../../../domain/reply/red-flags.ts';

describe('misconduct in words that are no reply', () => {
  test.each<[string, readonly string[]]>([
    ['律师收了我两千', ['charged']],
    ['要红包', ['charged']],
    ['没来开庭', ['absent']],
    ['从没见过律师', ['absent']],
    ['律师收了我两千,开庭也没来', ['charged', 'absent']],
    ['没来开庭,还收了我两千', ['charged', 'absent']],
    ['没要红包', []],
    ['律师收钱吗?', []],
    ['律师没有收钱,收礼', []],
    ['律师没收钱,收了我的礼', ['charged']],
    ['律师没有收钱,没来开庭', ['absent']],
    ['律師收了我兩千', ['charged']],
    ['谢谢律师', []],
    ['', []],
  ])('%s: %j', (words, flags) => expect(redFlagsIn(words)).toEqual(flags));
});

describe('what is told answers its question', () => {
  const told = (words: string) => {
    const { affirms, denies } = readMisconduct(normalise(words).text);
    return { affirms, denies };
  };

  test.each([
    ['律师收了我两千', ['charged'], []],
    ['没要红包', [], ['charged']],
    ['律师没收钱,后来收了我两千', ['charged'], []],
    ['律师没有收钱,没来开庭', ['absent'], ['charged']],
    ['谢谢律师', [], []],
  ])('%s', (words, affirms, denies) => expect(told(words)).toEqual({ affirms, denies }));
});
