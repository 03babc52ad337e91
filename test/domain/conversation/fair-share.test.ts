import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fairShare } from '../../../domain/conversation/fair-share.ts';
import type { Waiting } from '../../../domain/conversation/fair-share.ts';

/** `A1@5`: the case A1 of centre A, due at 5; in front of others of its centre by its own due time, `A1@5<2`. */
const waiting = (text: string): Waiting[] =>
  text.split(' ').flatMap((one) => {
    const [, caseNo = '', centreId = '', at, order] = /^((\w)\w*)@(\d+)(?:<(\d+))?$/.exec(one) ?? [];
    return caseNo === '' ? [] : [{ caseNo, centreId, at: Number(at), ...(order === undefined ? {} : { order: Number(order) }) }];
  });
const shared = (text: string, places: number, after?: string): string =>
  fairShare(waiting(text), places, after)
    .map(({ caseNo }) => caseNo)
    .join(' ');

describe('what leaves', () => {
  test.each<[string, string, number, string | undefined, string]>([
    ['nothing, when nothing waits', '', 5, undefined, ''],
    ['nothing, when there is no place', 'A1@1', 0, undefined, ''],
    ['everything, when there is room', 'A1@1 B1@1', 5, undefined, 'A1 B1'],
    ['one of each centre a turn', 'A1@1 A2@1 A3@1 B1@9 C1@9 C2@9', 5, undefined, 'A1 B1 C1 A2 C2'],
    ['in a turn that has no room for all, the first centres', 'A1@1 A2@1 B1@1 B2@1', 3, undefined, 'A1 B1 A2'],
    ['the longest due of a centre first', 'A1@3 A2@1 A3@2', 3, undefined, 'A2 A3 A1'],
    ['by its own due time, where that is another', 'A1@3 A2@9<1 A3@2', 3, undefined, 'A2 A3 A1'],
    ['the lower case number, due at one moment', 'A3@1 A1@1 A2@1', 2, undefined, 'A1 A2'],
    ['behind the centre that was served last', 'A1@1 B1@1 C1@1', 2, 'A', 'B1 C1'],
    ['and round to the first', 'A1@1 B1@1 C1@1 C2@1', 4, 'B', 'C1 A1 B1 C2'],
    ['behind a centre that has nothing any more', 'A1@1 C1@1', 1, 'B', 'C1'],
  ])('%s: %s, %d places, after %s', (_, text, places, after, expected) => {
    expect(shared(text, places, after)).toBe(expected);
  });

  test('of one case with two pointers the earlier one leaves first', () => {
    expect(fairShare(waiting('A1@2<1 A1@1'), 1)).toEqual(waiting('A1@1'));
  });
});

const backlogs = fc
  .array(
    fc.record({ centre: fc.nat({ max: 6 }), at: fc.nat({ max: 5 }), order: fc.option(fc.nat({ max: 5 }), { nil: undefined }) }),
    {
      maxLength: 60,
    },
  )
  .map((all) =>
    all.map(({ centre, at, order }, i): Waiting => ({
      caseNo: `K${String(i).padStart(2, '0')}`,
      centreId: `C${centre}`,
      at,
      order,
    })),
  );
const shuffled = <T>(all: readonly T[]): fc.Arbitrary<T[]> => fc.shuffledSubarray([...all], { minLength: all.length });
const afters = fc.option(fc.constantFrom('C0', 'C3', 'C6', 'X'), { nil: undefined });
const places = fc.integer({ min: 1, max: 9 });
const perCentre = (all: readonly Waiting[]): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(all, ({ centreId }) => centreId)].map(([id, of]) => [id, of.length]));

/** What leaves minute after minute until nothing waits; `arrivals` come in between. */
const minutes = (backlog: readonly Waiting[], room: number, arrivals: readonly (readonly Waiting[])[] = []): Waiting[][] => {
  const past: Waiting[][] = [];
  let now = [...backlog];
  for (let minute = 0; now.length > 0 || minute < arrivals.length; minute += 1) {
    now.push(...(arrivals[minute] ?? []));
    const leaving = fairShare(now, room, past.flat().at(-1)?.centreId);
    now = now.filter((one) => !leaving.includes(one));
    past.push(leaving);
  }
  return past;
};

describe('whatever waits', () => {
  test('the same backlog gives the same order, however it is read', () => {
    fc.assert(
      fc.property(
        backlogs.chain((all) => fc.tuple(fc.constant(all), shuffled(all))),
        places,
        afters,
        ([all, again], room, after) => {
          expect(fairShare(again, room, after)).toEqual(fairShare(all, room, after));
        },
      ),
    );
  });

  test('gone through page by page, keeping only what may leave, it gives the same as read whole', () => {
    fc.assert(
      fc.property(backlogs, places, fc.integer({ min: 1, max: 20 }), afters, (all, room, size, after) => {
        let kept: Waiting[] = [];
        for (let i = 0; i < all.length; i += size) kept = fairShare([...kept, ...all.slice(i, i + size)], room, after);
        expect(kept).toEqual(fairShare(all, room, after));
      }),
      { numRuns: 500 },
    );
  });

  test('no place stays empty while something waits, and the k-th of a centre goes before the k+1-th of any', () => {
    fc.assert(
      fc.property(backlogs, places, afters, (all, room, after) => {
        const leaving = fairShare(all, room, after);
        expect(leaving).toHaveLength(Math.min(all.length, room));
        const turns = leaving.map((one, i) => leaving.slice(0, i).filter(({ centreId }) => centreId === one.centreId).length);
        expect(turns).toEqual(turns.toSorted((a, b) => a - b));
      }),
    );
  });

  test('no centre waits while another takes more than its share', () => {
    fc.assert(
      fc.property(backlogs, places, afters, (all, room, after) => {
        const taken = perCentre(fairShare(all, room, after));
        for (const [id, count] of Object.entries(perCentre(all))) {
          const got = taken[id] ?? 0;
          if (got < count) expect(Math.max(...Object.values(taken))).toBeLessThanOrEqual(got + 1);
        }
      }),
    );
  });

  test('over the minutes everything leaves once, and within a centre in its order', () => {
    fc.assert(
      fc.property(backlogs, places, (all, room) => {
        const left = minutes(all, room).flat();
        expect(left.map(({ caseNo }) => caseNo).sort()).toEqual(all.map(({ caseNo }) => caseNo));
        for (const id of Object.keys(perCentre(all))) {
          const ofCentre = ({ centreId }: Waiting): boolean => centreId === id;
          expect(left.filter(ofCentre)).toEqual(fairShare(all.filter(ofCentre), all.length));
        }
      }),
    );
  });

  test('over the minutes, centres that keep waiting have had the same, one apart at most', () => {
    fc.assert(
      fc.property(backlogs, places, (all, room) => {
        const counts = perCentre(all);
        const taken: Record<string, number> = {};
        for (const leaving of minutes(all, room)) {
          for (const { centreId } of leaving) taken[centreId] = (taken[centreId] ?? 0) + 1;
          const waits = Object.keys(counts).filter((id) => (taken[id] ?? 0) < (counts[id] ?? 0));
          const had = waits.map((id) => taken[id] ?? 0);
          if (had.length > 0) expect(Math.max(...had) - Math.min(...had)).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('nobody starves: before the head of a centre leaves, each other centre is served once at most, whatever comes in', () => {
    const floods = fc.array(fc.array(fc.nat({ max: 6 }), { maxLength: 6 }), { minLength: 30, maxLength: 30 });
    fc.assert(
      fc.property(places, floods, (room, flood) => {
        const first: Waiting = { caseNo: 'first', centreId: 'C3', at: 1 };
        const arrivals = flood.map((centres, minute) =>
          centres.map((centre, i): Waiting => ({ caseNo: `K${minute}-${i}`, centreId: `C${centre}`, at: 2 + minute })),
        );
        const left = minutes([first], room, arrivals).flat();
        const before = perCentre(left.slice(0, left.indexOf(first)));
        for (const count of Object.values(before)) expect(count).toBe(1);
      }),
    );
  });
});
