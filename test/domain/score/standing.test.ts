import { describe, expect, test } from '@jest/globals';
import type { KindTally } from '../../../domain/score/standing.ts';
import { standing, tallyByKind } from '../../../domain/score/standing.ts';
import { STANDARD_1 } from '../../../domain/shared/policy.ts';

const against = (lawyer: KindTally, centre: KindTally): string => standing(lawyer, centre, STANDARD_1);

describe('standing against the centre', () => {
  test.each<[string, KindTally, KindTally, string]>([
    ['no responses', {}, { civil: { n: 100, satisfied: 90 } }, 'too-few'],
    ['four are too few', { civil: { n: 4, satisfied: 0 } }, { civil: { n: 100, satisfied: 90 } }, 'too-few'],
    ['five may do: interval 0 to 0.43', { civil: { n: 5, satisfied: 0 } }, { civil: { n: 100, satisfied: 90 } }, 'below'],
    [
      'counted over all kinds',
      { civil: { n: 3, satisfied: 0 }, family: { n: 2, satisfied: 0 } },
      { civil: { n: 9, satisfied: 8 }, family: { n: 9, satisfied: 8 } },
      'below',
    ],
    ['8 of 10 against 90 %', { civil: { n: 10, satisfied: 8 } }, { civil: { n: 100, satisfied: 90 } }, 'not-distinguishable'],
    ['30 of 30 (from 0.886) against 88 %', { civil: { n: 30, satisfied: 30 } }, { civil: { n: 100, satisfied: 88 } }, 'above'],
    ['30 of 30 against 89 %', { civil: { n: 30, satisfied: 30 } }, { civil: { n: 100, satisfied: 89 } }, 'not-distinguishable'],
    ['27 of 30 (to 0.965) against 97 %', { civil: { n: 30, satisfied: 27 } }, { civil: { n: 100, satisfied: 97 } }, 'below'],
    ['27 of 30 against 96 %', { civil: { n: 30, satisfied: 27 } }, { civil: { n: 100, satisfied: 96 } }, 'not-distinguishable'],
    [
      'by kind: what is usual in criminal cases is not poor',
      { criminal: { n: 30, satisfied: 18 } },
      { civil: { n: 1000, satisfied: 950 }, criminal: { n: 100, satisfied: 60 } },
      'not-distinguishable',
    ],
    [
      'the mix is the lawyer’s: 10 at 90 % and 20 at 60 % are 70 %',
      { civil: { n: 10, satisfied: 9 }, criminal: { n: 20, satisfied: 18 } },
      { civil: { n: 100, satisfied: 90 }, criminal: { n: 100, satisfied: 60 } },
      'above',
    ],
    [
      'a kind the centre has no figures of yet is measured by itself',
      { civil: { n: 30, satisfied: 15 } },
      {},
      'not-distinguishable',
    ],
  ])('%s', (_, lawyer, centre, expected) => expect(against(lawyer, centre)).toBe(expected));

  test('tallies responses by kind', () => {
    expect(
      tallyByKind([
        { kind: 'civil', overall: 3 },
        { kind: 'civil', overall: 2 },
        { kind: 'family', overall: 5 },
      ]),
    ).toEqual({ civil: { n: 2, satisfied: 1 }, family: { n: 1, satisfied: 1 } });
  });
});
