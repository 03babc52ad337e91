import { expect, test } from '@jest/globals';
import { BAR_COLUMNS, barRow } from '../../../adapters/spreadsheet/bar-columns.ts';
import { publicRows } from '../../../adapters/spreadsheet/public-columns.ts';
import { writeCsv } from '../../../adapters/spreadsheet/write-csv.ts';
import type { AssessmentRow } from '../../../domain/assessment/assess.ts';

const row: AssessmentRow = {
  centreId: 'C01',
  lawyerId: 'L1',
  lawyerName: '=样例律师',
  firm: undefined,
  closings: 6,
  n: 5,
  bonus: 0,
  deduction: 5,
  total: 75,
  status: 'graded',
  grade: 'competent',
  flags: [],
  reasons: [],
};

test("the bar's table gives our grade and leaves the bar's to the bar", () => {
  const csv = writeCsv(
    [
      barRow(row, 2025),
      barRow({ ...row, lawyerName: undefined, grade: 'failing', reasons: ['veto:charged'] }, 2025),
      barRow({ ...row, grade: undefined, status: 'deferred' }, 2025),
    ],
    BAR_COLUMNS,
    { bom: true, safe: true },
  );
  expect(csv.split('\n')).toEqual([
    '\ufeff年度,法律援助机构代码,执业证号,姓名,律师事务所,办结法律援助案件数,法律援助机构考核状态,法律援助机构考核等次,查实投诉等扣分,经认定的一票否决情形,律师协会考核结果(称职/基本称职/不称职)',
    "2025,C01,L1,'=样例律师,,6,已评定,合格,5,无,",
    '2025,C01,L1,,,6,已评定,不合格,5,有,',
    "2025,C01,L1,'=样例律师,,6,暂缓考核,,5,无,",
    '',
  ]);
});

test('the public table shows a dash for what is not published', () => {
  const satisfaction = { n: 40, rateA: 0.93633, rateB: 0.88934, low: 0.8, high: 0.97 };
  const full = publicRows({
    closings: 100,
    lawyers: 20,
    byGrade: { failing: 0, competent: 5, good: 10, excellent: 5 },
    satisfaction,
  });
  expect(full.map(({ 指标, 数值 }) => `${指标} ${数值}`)).toEqual([
    '结案数 100',
    '参加考核的承办人数 20',
    '等次:优秀 5',
    '等次:良好 10',
    '等次:合格 5',
    '等次:不合格 0',
    '有效评价份数 40',
    '满意率A 93.63%',
    '满意率B 88.93%',
    '满意率A区间 80.00% 至 97.00%',
  ]);
  expect(publicRows({ closings: 3 }).map(({ 数值 }) => 数值)).toEqual([3, ...Array.from({ length: 9 }, () => '—')]);
});
