import { expect, test } from '@jest/globals';
import { EVIDENCE_TABLE, TARGET_TABLE } from '../../../domain/assessment/columns.ts';
import { parseTarget } from '../../../domain/assessment/parse-target.ts';

const TARGET = { centre_id: 'C01', lawyer_id: 'L1', year: '2025', target: '12' };

test('the columns a table of targets can’t be without are those no row can leave empty', () => {
  const columns = Object.keys(TARGET);
  expect(TARGET_TABLE.required).toEqual(columns.filter((column) => !parseTarget({ ...TARGET, [column]: '' }).ok));
});

test('evidence says what it is, of whom and where', () => {
  expect(EVIDENCE_TABLE.required).toEqual(['id', 'kind', 'lawyer_id', 'centre_id']);
});
