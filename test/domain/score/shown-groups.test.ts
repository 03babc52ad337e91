import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { lawyerView } from '../../../domain/score/lawyer-view.ts';
import type { Shown, ShownResponse } from '../../../domain/score/shown-groups.ts';
import { GROUP_SIZE, NOTHING_SHOWN, showMore } from '../../../domain/score/shown-groups.ts';
import { STANDARD_1 as policy } from '../../../domain/shared/policy.ts';
import { fewestTouched } from './attacker.ts';

const response = (caseNo: number, rest: Partial<ShownResponse> = {}): ShownResponse => ({
  caseNo: String(caseNo).padStart(2, '0'),
  kind: 'civil',
  categories: [],
  month: '03',
  overall: 4,
  ...rest,
});
const responses = (from: number, to: number, rest: Partial<ShownResponse> = {}): ShownResponse[] =>
  Array.from({ length: to - from + 1 }, (_, i) => response(from + i, rest));
const caseNos = ({ groups }: Shown): string[] => groups.map((group) => group.map(({ caseNo }) => Number(caseNo)).join(' '));
const after = (...looks: (readonly ShownResponse[])[]): Shown => looks.reduce(showMore, NOTHING_SHOWN);

describe('what a lawyer is shown', () => {
  test.each([
    ['nothing of four', [responses(1, 4)], []],
    ['five', [responses(1, 5)], ['1 2 3 4 5']],
    ['the first five of nine', [responses(1, 9)], ['1 2 3 4 5']],
    ['nothing more until the tenth', [responses(1, 5), responses(1, 9)], ['1 2 3 4 5']],
    ['ten', [responses(1, 5), responses(1, 10)], ['1 2 3 4 5', '6 7 8 9 10']],
    [
      'by kind where five of one wait',
      [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((i) => response(i, { kind: i % 2 === 0 ? 'labour' : 'civil' }))],
      ['1 3 5 7 9', '2 4 6 8 10'],
    ],
    [
      'mixed where no five of one kind wait',
      [[1, 2, 3, 4, 5].map((i) => response(i, { kind: i === 1 ? 'labour' : 'civil' }))],
      ['1 2 3 4 5'],
    ],
    ['an earlier answer that comes in late as a new one', [responses(2, 6), responses(1, 6)], ['2 3 4 5 6']],
  ])('%s', (_, looks, groups) => expect(caseNos(after(...looks))).toEqual(groups));

  const corrected = [response(1, { overall: 1 }), ...responses(2, 5)];

  test('a correction waits for the next five, and then its group is one with theirs', () => {
    expect(after(responses(1, 5), corrected)).toEqual(after(responses(1, 5)));
    const healed = after(responses(1, 5), [...corrected, ...responses(6, 10)]);
    expect(healed.groups).toEqual([[...corrected, ...responses(6, 10)]]);
  });

  test('groups that no correction concerns stay apart', () => {
    const healed = after(responses(1, 10), [...corrected, ...responses(6, 20)]);
    expect(caseNos(healed)).toEqual(['6 7 8 9 10', '1 2 3 4 5 11 12 13 14 15', '16 17 18 19 20']);
  });

  test('a void waits likewise; what comes back is not new', () => {
    const without = after(responses(1, 5), responses(2, 9));
    expect(without).toEqual(after(responses(1, 5)));
    const healed = after(responses(1, 5), responses(2, 10));
    expect(healed).toEqual({ groups: [responses(2, 10)], takenOut: ['01'] });
    expect(showMore(healed, responses(1, 14))).toBe(healed);
    expect(showMore(healed, responses(1, 15))).toEqual({
      groups: [responses(2, 10), [response(1), ...responses(11, 15)]],
      takenOut: [],
    });
  });

  test('a corrected kind, category, month or answer is a correction; what the store makes of a response is none', () => {
    const stored = { overall: 4, month: '03', kind: 'civil', categories: [], caseNo: '01' } as const;
    const kept = after([stored, ...responses(2, 5)], responses(1, 10));
    expect(caseNos(kept)).toEqual(['1 2 3 4 5', '6 7 8 9 10']);
    for (const change of [{ kind: 'labour' }, { categories: ['woman'] }, { month: '04' }, { communication: 2 }] as const) {
      expect(caseNos(after(responses(1, 5), [response(1, change), ...responses(2, 10)]))).toEqual(['1 2 3 4 5 6 7 8 9 10']);
    }
  });
});

/** What happens to a lawyer’s responses, and the lawyer’s looks. */
type Deed =
  | { readonly do: 'add'; readonly kind: 'civil' | 'labour' }
  | { readonly do: 'correct' | 'void' | 'restore'; readonly which: number }
  | { readonly do: 'look' };
const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('add' as const), kind: fc.constantFrom('civil' as const, 'labour' as const) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('correct' as const, 'void' as const, 'restore' as const), which: fc.nat(20) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('look' as const) }) },
);

/** Plays deeds, and tells what was shown at each look. */
const looksOf = (deeds: readonly Deed[], show: typeof showMore): readonly Shown[] => {
  const all: { response: ShownResponse; isVoid: boolean }[] = [];
  const looks: Shown[] = [];
  for (const one of deeds) {
    if (one.do === 'add') {
      all.push({ response: response(all.length + 1, { kind: one.kind, overall: ((all.length % 5) + 1) as 1 }), isVoid: false });
    } else if (one.do === 'look') {
      const present = all.filter(({ isVoid }) => !isVoid).map((entry) => entry.response);
      looks.push(show(looks.at(-1) ?? NOTHING_SHOWN, present));
    } else {
      const entry = all[one.which % Math.max(1, all.length)];
      if (entry === undefined) continue;
      if (one.do === 'correct') entry.response = { ...entry.response, overall: ((entry.response.overall % 5) + 1) as 1 };
      else entry.isVoid = one.do === 'void';
    }
  }
  return looks;
};

describe('whoever sees every look, whatever happened between them', () => {
  const someDeeds = fc.array(deed, { minLength: 10, maxLength: 45, size: 'max' });

  test('gets at no fewer than five responses by adding and subtracting what was shown', () => {
    fc.assert(
      fc.property(someDeeds, (deeds) => {
        expect(fewestTouched(looksOf(deeds, showMore))).toBeGreaterThanOrEqual(GROUP_SIZE);
      }),
      { numRuns: 60 },
    );
  });

  test('sees no cell under five, and figures that move by five new responses or not at all', () => {
    fc.assert(
      fc.property(someDeeds, (deeds) => {
        const looks = looksOf(deeds, showMore);
        for (const [i, shown] of looks.entries()) {
          const view = lawyerView(0, shown, policy);
          const cells = [view.figures, ...Object.values({ ...view.byKind, ...view.byMonth })];
          for (const cell of cells) if (cell !== undefined) expect(cell.n).toBeGreaterThanOrEqual(GROUP_SIZE);
          const before = looks[i - 1];
          if (before === undefined || before === shown) continue;
          const seen = new Set([...before.groups.flat().map(({ caseNo }) => caseNo), ...before.takenOut]);
          expect(shown.groups.flat().filter(({ caseNo }) => !seen.has(caseNo)).length).toBeGreaterThanOrEqual(GROUP_SIZE);
        }
      }),
    );
  });

  test('would get at two if the figures were simply those of the first five, ten, fifteen', () => {
    const prefix: typeof showMore = (_, present) => ({
      groups: [present.slice(0, GROUP_SIZE * Math.floor(present.length / GROUP_SIZE))],
      takenOut: [],
    });
    const voided: readonly Deed[] = [
      ...Array.from({ length: 6 }, () => ({ do: 'add', kind: 'civil' }) as const),
      { do: 'look' },
      { do: 'void', which: 0 },
      { do: 'look' },
    ];
    expect(fewestTouched(looksOf(voided, prefix))).toBe(2);
    expect(fewestTouched(looksOf(voided, showMore))).toBe(GROUP_SIZE);
  });
});
