import type { Explanation } from '../../domain/assessment/explain.ts';
import type { LawyerRow, ShownRow } from '../../domain/assessment/lawyer-row.ts';
import { DIMENSION_WORDS } from '../../domain/assessment/reason-words.ts';
import { GRADE_TERMS, STATUS_TERMS } from '../../domain/assessment/terms.ts';
import type { Policy } from '../../domain/shared/policy.ts';
import { isoSeconds } from '../../domain/shared/instant.ts';
import type { Instant } from '../../domain/shared/instant.ts';
import { DIMENSIONS } from '../../domain/shared/policy.ts';
import { percent } from '../../domain/shared/percent.ts';
import { roundHalfUp } from '../../domain/shared/round.ts';
import { escapeHtml, printDocument } from './document.ts';

export interface FormHead {
  readonly centreName: string;
  readonly year: number;
  readonly policy: Policy;
  /** What the forms belong to: `draft`, `v1`, … and when it was reckoned, so that a paper can be told from another. */
  readonly version: string;
  readonly at: Instant;
}

// Small enough that a form with six proposals is one sheet.
const STYLE = `@page{size:A4;margin:14mm 16mm}
.form{break-after:page;font-size:10.5pt;line-height:1.4}.form:last-child{break-after:auto}
.form h1{font-size:16pt;margin-bottom:4mm}.form h2{font-size:11.5pt;margin:3.5mm 0 1.5mm}
.form table{font-size:10pt}.form :is(td,th){padding:.9mm 2mm}.form .note{font-size:9pt;margin:2mm 0}
.head td:nth-child(odd){width:17%;background:#f0f0f0;font-weight:600}
.signatures{display:flex;gap:6mm;margin-top:6mm;break-inside:avoid}.signatures p{flex:1;margin:0;padding-top:14mm;border-bottom:1px solid #333}
.signatures p::before{content:attr(data-who);display:block;margin-top:-14mm;height:14mm}`;

/**
 * Forms 法律援助案件承办人年度考核表 of several lawyers, a page each, with lines to sign on. What is proposed stands with its
 * reasons and its basis.
 */
export const assessmentForms = (forms: readonly LawyerRow[], head: FormHead): string =>
  printDocument(`${head.centreName}${head.year}年度考核表`, forms.map((form) => formOf(form, head)).join(''), STYLE);

const formOf = ({ row, low, high, explanations }: LawyerRow, head: FormHead): string => {
  const { centreName, year, version, at } = head;
  return `<section class="form"><h1>法律援助案件承办人年度考核表</h1>
<table class="head"><tbody>
${pairs('年度', String(year), '机构', centreName)}
${pairs('承办人', row.lawyerName ?? '', '执业证号', row.lawyerId)}
${pairs('所在单位', row.firm ?? '', '结案数', String(row.closings))}
${pairs('有效评价', row.n === undefined ? '不足 5 份' : `${row.n} 份`, '满意率A区间', interval(low, high))}
</tbody></table>
<h2>一、各项得分</h2>${scores(row, head)}
<h2>二、结果</h2><table class="head"><tbody>
${pairs('状态', STATUS_TERMS[row.status].zh, '等次', row.grade === undefined ? '—' : GRADE_TERMS[row.grade].zh)}
${pairs('总分', row.total === undefined ? '—' : row.total.toFixed(1), '加分 / 扣分', `${row.bonus} / ${row.deduction}`)}
</tbody></table>
<p class="note">为保护受援人,评价份数、区间、受援人评价得分及总分按每组不少于五份的评价列出,不足一组的尚未列入;状态、等次和建议按全部有效评价得出。</p>
<h2>三、建议和理由</h2>${reasons(explanations)}
<p class="note">各项均为建议,不得仅凭本表作出决定:是否奖惩由司法行政部门和律师协会依法决定。承办人可以在公示期内提出异议。</p>
<div class="signatures">${['承办人(签名、日期)', '考核人(签名、日期)', '审批人(签名、日期)'].map((who) => `<p data-who="${who}"></p>`).join('')}</div>
<p class="note">版本 ${escapeHtml(version)} · 考核时间 ${isoSeconds(at)}(世界时)</p></section>`;
};

const pairs = (...cells: readonly string[]): string => `<tr>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`;

const interval = (low: number | undefined, high: number | undefined): string =>
  low === undefined || high === undefined ? '—' : `${percent(low, 1)} 至 ${percent(high, 1)}`;

const scores = (row: ShownRow, { policy }: FormHead): string => {
  const weighted = DIMENSIONS.filter((dimension) => policy.assessment.weights[dimension] > 0);
  const lines = weighted.map((dimension) => {
    const score = row[dimension];
    const shown = score === undefined ? '无数据' : roundHalfUp(score, 2).toFixed(2);
    return `<tr><td>${DIMENSION_WORDS[dimension].zh}</td><td class="number">${policy.assessment.weights[dimension]}</td><td class="number">${shown}</td></tr>`;
  });
  return `<table><thead><tr><th>指标</th><th>权重</th><th>得分(百分制)</th></tr></thead><tbody>${lines.join('')}</tbody></table>`;
};

const reasons = (explanations: readonly Explanation[]): string => {
  if (explanations.length === 0) return '<p>无。</p>';
  const lines = explanations.map(
    ({ words, basis }) => `<tr><td>${escapeHtml(words.zh)}</td><td>${escapeHtml(basis.zh)}</td></tr>`,
  );
  return `<table><thead><tr><th>建议或理由</th><th>依据</th></tr></thead><tbody>${lines.join('')}</tbody></table>`;
};
