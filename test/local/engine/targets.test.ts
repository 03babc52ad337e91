import { describe, expect, test } from '@jest/globals';
import { inputOf } from '../../../local/engine/sources/targets.ts';

const event = {
  time: '2025-03-01T01:00:00Z',
  resources: ['arn:a', 'arn:b'],
  detail: { caseNo: '沪"1', people: 3, tags: ['x'], none: null },
};
const transformed = (InputTemplate: string, InputPathsMap: Record<string, string> = {}) =>
  inputOf({ Id: '1', Arn: 'a', InputTransformer: { InputPathsMap, InputTemplate } }, event);

describe('the input of a target', () => {
  test.each([
    ['the event itself', {}, event],
    ['a constant', { Input: '{"a":1}' }, { a: 1 }],
    ['a part', { InputPath: '$.detail.people' }, 3],
    ['an entry of a list', { InputPath: '$.resources[1]' }, 'arn:b'],
    ['everything, by its path', { InputPath: '$' }, event],
    ['a part that is not there', { InputPath: '$.detail.x.y' }, undefined],
  ])('may be %s', (_, target, expected) => {
    expect(inputOf({ Id: '1', Arn: 'a', ...target }, event)).toEqual(expected);
  });

  test.each([
    ['{"no":<no>,"n":<n>,"tags":<tags>}', { no: '沪"1', n: 3, tags: ['x'] }],
    ['{"text":"case <no> of \\"<n>\\""}', { text: 'case 沪"1 of "3"' }],
    ['"case <no>"', 'case 沪"1'],
    ['{"gone":<gone>,"kept":"<unknown>"}', { gone: '', kept: '<unknown>' }],
  ])('may be made from a template: %s', (template, expected) => {
    const paths = { no: '$.detail.caseNo', n: '$.detail.people', tags: '$.detail.tags', gone: '$.detail.gone' };
    expect(transformed(template, paths)).toEqual(expected);
  });
});
