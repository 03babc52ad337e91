import { describe, expect, test } from '@jest/globals';
import { isTrue, NO_VALUE, resolve, type Scope } from '../../../local/engine/intrinsics.ts';

const scope: Scope = {
  ref: (name) => ({ Region: 'us-east-1', Count: '3', Nothing: NO_VALUE, List: ['a', 'b'] })[name] ?? `ref:${name}`,
  attribute: (id, attribute) => `${id}/${attribute}`,
  condition: (name) => name === 'Yes',
  mapping: (...keys) => keys.join('>'),
  imported: (name) => `imported:${name}`,
  stackOutput: (stack, output) => `${stack}!${output}`,
};

describe('resolve', () => {
  test.each([
    ['plain values', [1, 'a', true, null], [1, 'a', true, null]],
    ['Ref', { Ref: 'Region' }, 'us-east-1'],
    ['GetAtt as a list', { 'Fn::GetAtt': ['Table', 'Arn'] }, 'Table/Arn'],
    ['GetAtt as a text', { 'Fn::GetAtt': 'Stack.Outputs.Name' }, 'Stack/Outputs.Name'],
    ['Join', { 'Fn::Join': [':', ['arn', { Ref: 'Region' }, 1]] }, 'arn:us-east-1:1'],
    ['Join of a list reference', { 'Fn::Join': ['-', { Ref: 'List' }] }, 'a-b'],
    ['Join without NoValue', { 'Fn::Join': [',', ['a', { Ref: 'Nothing' }, 'b']] }, 'a,b'],
    ['Split and Select', { 'Fn::Select': ['1', { 'Fn::Split': ['/', 'a/b/c'] }] }, 'b'],
    ['Select with a reference as index', { 'Fn::Select': [{ Ref: 'Count' }, [0, 1, 2, 'third']] }, 'third'],
    ['Sub', { 'Fn::Sub': 'a ${Region} ${Table.Arn} ${!Kept}' }, 'a us-east-1 Table/Arn ${Kept}'],
    ['Sub with variables', { 'Fn::Sub': ['${x}-${Region}', { x: { Ref: 'Count' } }] }, '3-us-east-1'],
    ['If', [{ 'Fn::If': ['Yes', 1, 2] }, { 'Fn::If': ['No', 1, { Ref: 'Region' }] }], [1, 'us-east-1']],
    ['If that leaves a property out', { a: 1, b: { 'Fn::If': ['No', 2, { Ref: 'Nothing' }] } }, { a: 1 }],
    ['FindInMap', { 'Fn::FindInMap': ['Map', { Ref: 'Region' }, 'key'] }, 'Map>us-east-1>key'],
    ['ImportValue', { 'Fn::ImportValue': { 'Fn::Sub': 'Data:${Region}' } }, 'imported:Data:us-east-1'],
    ['GetStackOutput', { 'Fn::GetStackOutput': { StackName: 'Data', OutputName: 'Arn' } }, 'Data!Arn'],
    ['Base64', { 'Fn::Base64': 'abc' }, 'YWJj'],
    ['ToJsonString', { 'Fn::ToJsonString': { a: { Ref: 'Region' } } }, '{"a":"us-east-1"}'],
    [
      'an object with a key like a condition',
      { Condition: { StringEquals: { a: 'b' } } },
      { Condition: { StringEquals: { a: 'b' } } },
    ],
  ])('evaluates %s', (_, value, expected) => {
    expect(resolve(value, scope)).toEqual(expected);
  });

  test.each([
    [{ 'Fn::Cidr': ['10.0.0.0/8', 1, 1] }, /does not know the template function Fn::Cidr/],
    [{ 'Fn::Join': 'a' }, /Fn::Join takes a list/],
    [{ 'Fn::Join': ['', [{ a: 1 }]] }, /A text was expected/],
    [{ 'Fn::Select': ['0', 'text'] }, /A list was expected/],
  ])('refuses %j', (value, message) => {
    expect(() => resolve(value, scope)).toThrow(message);
  });
});

describe('isTrue', () => {
  test.each([
    [{ 'Fn::Equals': [{ Ref: 'Region' }, 'us-east-1'] }, true],
    [{ 'Fn::Equals': ['a', 'b'] }, false],
    [{ 'Fn::Not': [{ Condition: 'Yes' }] }, false],
    [{ 'Fn::And': [{ Condition: 'Yes' }, { Condition: 'No' }] }, false],
    [{ 'Fn::And': [{ Condition: 'Yes' }, { 'Fn::Not': [{ Condition: 'No' }] }] }, true],
    [{ 'Fn::Or': [{ Condition: 'No' }, { Condition: 'Yes' }] }, true],
    [{ 'Fn::Or': [{ Condition: 'No' }] }, false],
    [null, false],
  ])('judges %j as %s', (condition, expected) => {
    expect(isTrue(condition, scope)).toBe(expected);
  });
});
