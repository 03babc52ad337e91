import { expect, test } from '@jest/globals';
import { UnusableInput } from '../../../local/replay/rejection.ts';
import { uploadOptions } from '../../../local/upload/options.ts';

test('a file and a centre are enough on this machine', () => {
  expect(uploadOptions(['march.xlsx', '--centre', 'C01'])).toEqual({
    file: 'march.xlsx',
    kind: 'closings',
    centreId: 'C01',
    api: 'http://127.0.0.1:8124',
    token: expect.stringMatching(/\.huifang\/data\/supervisor\.token$/),
  });
});

test('elsewhere the API and a token are named', () => {
  const argv = ['--kind', 'lawyers', '--centre', 'C01', '--api', 'https://api.example.org/', '--token', 't', 'lawyers.csv'];
  expect(uploadOptions(argv)).toEqual({
    file: 'lawyers.csv',
    kind: 'lawyers',
    centreId: 'C01',
    api: 'https://api.example.org',
    token: 't',
  });
});

test.each([
  ['no file', ['--centre', 'C01'], 'name one file'],
  ['two files', ['a.csv', 'b.csv', '--centre', 'C01'], 'name one file'],
  ['no centre', ['a.csv'], 'missing --centre'],
  ['an option that is none', ['a.csv', '--center', 'C01'], '--center'],
])('%s is told, with the usage', (_, argv, told) => {
  expect(() => uploadOptions(argv)).toThrow(UnusableInput);
  expect(() => uploadOptions(argv)).toThrow(told);
  expect(() => uploadOptions(argv)).toThrow('npm run --silent upload');
});
