import { describe, expect, test } from '@jest/globals';
import type { AssessmentRow } from '../../domain/assessment/assess.ts';
import { compareTables } from '../../domain/assessment/compare-tables.ts';
import type { Explanation } from '../../domain/assessment/explain.ts';
import { STANDARD_1, SURVEY_ONLY_1 } from '../../domain/shared/policy.ts';
import { assessmentForms } from '../../web/print/assessment-form.ts';
import { comparisonPage } from '../../web/print/comparison-page.ts';

const row = (lawyerId: string, more: Partial<AssessmentRow> = {}): AssessmentRow => ({
  centreId: 'C01',
  lawyerId,
  lawyerName: '样例律师',
  firm: undefined,
  closings: 6,
  n: 5,
  files: 85.126,
  bonus: 2,
  deduction: 0,
  total: 85,
  status: 'graded',
  grade: 'good',
  flags: [],
  reasons: [],
  ...more,
});
const HEAD = {
  centreName: '样例县<中心>',
  year: 2025,
  policy: STANDARD_1,
  version: 'v1',
  at: Date.parse('2026-01-15T02:00:00Z'),
};
const text = (html: string): string =>
  html
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

describe('the form of a lawyer', () => {
  const explanation = (code: Explanation['code'], zh: string): Explanation => ({
    code,
    words: { zh, en: '' },
    basis: { zh: '本机构考核办法', en: '' },
    evidence: [],
  });

  test('says what was reckoned and what is proposed, with lines to sign on', () => {
    const form = { row: row('L1'), low: 0.5655, high: 1, explanations: [explanation('penalty.talk', '建议提醒谈话')] };
    const page = text(assessmentForms([form], HEAD));
    expect(page).toContain('有效评价 5 份 满意率A区间 56.6% 至 100.0%');
    expect(page).toContain('案卷质量 40 85.13 受援人评价 25 无数据');
    expect(page).toContain('状态 已评定 等次 良好 总分 85.0 加分 / 扣分 2 / 0');
    expect(page).toContain('建议提醒谈话 本机构考核办法');
    expect(page).toContain('版本 v1 · 考核时间 2026-01-15T02:00:00Z(世界时)');
    for (const who of ['承办人', '考核人', '审批人'])
      expect(assessmentForms([form], HEAD)).toContain(`data-who="${who}(签名、日期)"`);
  });

  test('shows no dimension without weight, and nothing that was not reckoned', () => {
    const { n: _, ...few } = row('L1', {
      total: undefined,
      grade: undefined,
      status: 'insufficient-data',
      lawyerName: undefined,
    });
    const page = text(assessmentForms([{ row: few, explanations: [] }], { ...HEAD, policy: SURVEY_ONLY_1 }));
    expect(page).not.toContain('案卷质量');
    expect(page).toContain('状态 数据不足 等次 — 总分 —');
    expect(page).toContain('有效评价 不足 5 份 满意率A区间 —');
    expect(page).toContain('三、建议和理由 无。');
  });

  test('is one page each, and whatever is in it stays text', () => {
    const page = assessmentForms(
      [
        { row: row('<b>'), explanations: [] },
        { row: row('L2'), explanations: [] },
      ],
      HEAD,
    );
    expect(page.match(/<section class="form">/g)).toHaveLength(2);
    expect(page).not.toMatch(/<b>|<中心>/);
    expect(page).not.toMatch(/<script|https?:/);
  });
});

describe('two tables compared', () => {
  const was = [row('L1'), row('L2', { grade: 'failing', total: 50 }), row('L3'), row('L5', { total: 80 })];
  const is = [
    row('L1', { grade: 'excellent', total: 91 }),
    row('L2', { grade: undefined, total: 50, status: 'deferred', reasons: ['second-file'] }),
    row('L4', { lawyerName: '<i>' }),
    row('L5', { total: 81 }),
  ];
  const page = comparisonPage(
    '试算',
    { name: '现行', rows: was, policy: STANDARD_1 },
    { name: '试算', rows: is, policy: STANDARD_1 },
    compareTables(was, is),
  );

  test('name who moves, from where, to where and why', () => {
    expect(text(page)).toContain('现行 → 试算:等次变动 4 人,其他变化 1 人,不变 0 人。');
    expect(text(page)).toContain('样例律师 L1 良好 85.0 优秀 91.0');
    expect(text(page)).toContain('样例律师 L2 不合格 50.0 暂缓考核 50.0 总分不合格');
    expect(text(page)).toContain('样例律师 L3 良好 85.0 无此行');
    expect(page).not.toContain('<i>');
  });

  test('as a picture that is told in words as well', () => {
    expect(page).toContain(
      'aria-label="等次变动图:良好到优秀 1 人,不合格到暂缓考核 1 人,良好到无此行 1 人,良好到良好 1 人,无此行到良好 1 人"',
    );
    expect(page.match(/<path /g)).toHaveLength(5);
  });

  test('that are the same have nobody in the table', () => {
    const same = comparisonPage(
      '试算',
      { name: 'a', rows: was, policy: STANDARD_1 },
      { name: 'b', rows: was, policy: STANDARD_1 },
      compareTables(was, was),
    );
    expect(text(same)).toContain('等次变动 0 人,其他变化 0 人,不变 4 人。');
    expect(same).toContain('<td colspan="3">无</td>');
  });

  test('and two empty ones are drawn too', () => {
    const none = { name: 'a', rows: [], policy: STANDARD_1 };
    expect(comparisonPage('试算', none, none, compareTables([], []))).toContain('<svg');
  });
});
