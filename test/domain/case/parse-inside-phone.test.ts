import { expect, test } from '@jest/globals';
import { parseInsidePhone } from '../../../domain/case/parse-inside-phone.ts';

test.each([
  [
    { 号码: '138 0000 0001', 归属: '工作人员', 机构代码: 'C01' },
    { phone: '138 0000 0001', whose: 'staff', centreId: 'C01', status: 'active' },
  ],
  [
    { phone: '13800000002', whose: 'firm', centre_id: 'C01', status: '停用' },
    { phone: '13800000002', whose: 'firm', centreId: 'C01', status: 'removed' },
  ],
])('%j is a number that is no client’s', (row, value) => {
  expect(parseInsidePhone(row)).toEqual({ ok: true, value });
});

test('everything that is wrong with a row is named', () => {
  const read = parseInsidePhone({ 归属: '邻居', 状态: '不知道' });
  expect(!read.ok && read.error.map(({ column }) => column)).toEqual(['phone', 'whose', 'centre_id', 'status']);
});
