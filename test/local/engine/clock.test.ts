import { describe, expect, test } from '@jest/globals';
import { createClock, timeOf } from '../../../local/engine/clock.ts';
import { repeatableIds } from '../../../local/engine/ids.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/;

describe('a clock', () => {
  test('that is virtual shows what it was set to', () => {
    const clock = createClock({ kind: 'virtual', at: 5 });
    expect(clock.now()).toBe(5);
    clock.set(9);

    expect([clock.now(), timeOf(clock.reading(), Date.now() + 1e6)]).toEqual([9, 9]);
    expect(() => {
      clock.adjust({ speed: 2 });
    }).toThrow(/is set, not adjusted/);
  });

  test('that is real runs from its base at its speed, and goes on from where it is when the speed changes', () => {
    const clock = createClock({ kind: 'real', base: 1000, speed: 60 });
    const { since } = clock.reading();
    expect(timeOf(clock.reading(), since + 10)).toBe(1600);

    const before = clock.now();
    clock.adjust({ speed: 1 });
    expect(clock.now()).toBeGreaterThanOrEqual(before);
    clock.adjust({ base: 5 });
    expect(clock.reading()).toMatchObject({ base: 5, speed: 1 });
  });

  test('that is told nothing is the machine’s', () => {
    expect(Math.abs(createClock({ kind: 'real' }).now() - Date.now())).toBeLessThan(50);
  });
});

describe('repeatable ids', () => {
  test('are UUIDs that differ, and the same again in another run', () => {
    const run = () => {
      const ids = repeatableIds();
      return [ids.next(), ids.next(), ids.of('a', 'b'), ids.of('ab'), ids.of('a', 'b')];
    };

    expect(run()).toEqual(run());
    expect(new Set(run()).size).toBe(5);
    for (const id of run()) expect(id).toMatch(UUID);
  });

  test('of things handed over at the same time do not depend on their order', () => {
    const [one, other] = [repeatableIds(), repeatableIds()];

    expect([one.of('x'), one.of('y')].sort()).toEqual([other.of('y'), other.of('x')].sort());
  });
});
