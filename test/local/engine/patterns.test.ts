import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compilePattern } from '../../../local/engine/patterns.ts';

const event = {
  source: 'case.system',
  'detail-type': 'CaseClosed',
  resources: ['arn:a', 'arn:b'],
  detail: { kind: 'civil', people: 3, note: '', gone: null, tags: [{ name: 'x' }, { name: 'y' }], urgent: true },
};

describe('compilePattern', () => {
  test.each([
    [{ source: ['case.system'] }, true],
    [{ source: ['other', 'case.system'] }, true],
    [{ source: ['other'] }, false],
    [{ source: ['case.system'], 'detail-type': ['CaseReopened'] }, false],
    [{ detail: { kind: ['civil'] } }, true],
    [{ detail: { kind: ['criminal'] } }, false],
    [{ detail: { urgent: [true], people: [3], gone: [null] } }, true],
    [{ detail: { people: ['3'] } }, false],
    [{ resources: ['arn:b'] }, true],
    [{ resources: ['arn:c'] }, false],
    [{ detail: { tags: { name: ['y'] } } }, true],
    [{ detail: { tags: { name: ['z'] } } }, false],
    [{ source: [{ prefix: 'case.' }] }, true],
    [{ source: [{ prefix: 'system' }] }, false],
    [{ source: [{ prefix: { 'equals-ignore-case': 'CASE' } }] }, true],
    [{ source: [{ suffix: 'system' }] }, true],
    [{ source: [{ suffix: 'case' }] }, false],
    [{ source: [{ 'equals-ignore-case': 'CASE.SYSTEM' }] }, true],
    [{ detail: { people: [{ prefix: '3' }] } }, false],
    [{ detail: { missing: [{ exists: false }], kind: [{ exists: true }] } }, true],
    [{ detail: { missing: [{ exists: true }] } }, false],
    [{ detail: { gone: [{ exists: true }] } }, true],
    [{ detail: { kind: [{ 'anything-but': 'civil' }] } }, false],
    [{ detail: { kind: [{ 'anything-but': ['criminal', 'labour'] }] } }, true],
    [{ detail: { kind: [{ 'anything-but': { prefix: 'ci' } }] } }, false],
    [{ detail: { kind: [{ 'anything-but': { prefix: 'la' } }] } }, true],
    [{ detail: { missing: [{ 'anything-but': 'civil' }] } }, false],
    [{ detail: { people: [{ numeric: ['>', 2, '<=', 3] }] } }, true],
    [{ detail: { people: [{ numeric: ['>', 3] }] } }, false],
    [{ detail: { people: [{ numeric: ['=', 3] }] } }, true],
    [{ detail: { people: [{ numeric: ['<', 3] }] } }, false],
    [{ detail: { people: [{ numeric: ['>=', 3] }] } }, true],
    [{ detail: { kind: [{ numeric: ['>', 0] }] } }, false],
    [{ detail: { kind: [{ prefix: 'x' }, 'civil'] } }, true],
    [{ $or: [{ source: ['other'] }, { detail: { kind: ['civil'] } }] }, true],
    [{ $or: [{ source: ['other'] }, { detail: { kind: ['labour'] } }] }, false],
    [{ nested: { deeper: ['x'] } }, false],
    [{}, true],
  ])('%j fits: %s', (pattern, expected) => {
    expect(compilePattern(pattern)(event)).toBe(expected);
  });

  test.each([
    [{ source: [{ wildcard: '*' }] }, /pattern operator wildcard/],
    [{ source: [{ numeric: ['~', 1] }] }, /no numeric pattern/],
    [{ source: [{ numeric: ['>', '1'] }] }, /no numeric pattern/],
    [{ source: [{ prefix: 1 }] }, /prefix takes a text/],
    [{ $or: {} }, /\$or takes a list/],
    [{ source: 'case.system' }, /A pattern is an object/],
    [[], /A pattern is an object/],
  ])('refuses %j when it is compiled', (pattern, message) => {
    expect(() => compilePattern(pattern)).toThrow(message);
  });

  test('a pattern made of the event itself fits it, whatever the event', () => {
    const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string().filter((key) => key !== '$or'),
          leaf,
        ),
        (flat) => {
          const pattern = Object.fromEntries(Object.entries(flat).map(([key, value]) => [key, [value]]));
          expect(compilePattern(pattern)(flat)).toBe(true);
        },
      ),
    );
  });
});
