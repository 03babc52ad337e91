import type { AssessmentRow } from '../../domain/assessment/assess.ts';
import { flagWords } from '../../domain/assessment/flag-words.ts';
import { DIMENSION_WORDS, reasonWords } from '../../domain/assessment/reason-words.ts';
import { vetoCauseOf } from '../../domain/assessment/reasons.ts';
import { GRADE_TERMS, STATUS_TERMS } from '../../domain/assessment/terms.ts';
import type { Dimension, Policy } from '../../domain/shared/policy.ts';
import { DIMENSIONS } from '../../domain/shared/policy.ts';

/** A row of the assessment with the interval of rate A that its proposals rest on, and the policy it was reckoned by. */
export interface AssessedLawyer {
  readonly row: AssessmentRow;
  readonly policy: Policy;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
}

/** One column of the officials' spreadsheet. */
export interface AssessmentColumn {
  /** As in assessment.csv. */
  readonly name: string;
  readonly heading: string;
  readonly meaning: (policy: Policy) => string;
  /** In characters. */
  readonly width: number;
  /** Number format; a column without one holds texts. */
  readonly format?: string;
  readonly value: (lawyer: AssessedLawyer) => string | number | undefined;
}

const WHOLE = '0';
const ONE_DECIMAL = '0.0';
const TWO_DECIMALS = '0.00';

const MEANING: Readonly<Record<Dimension, (policy: Policy) => string>> = {
  files: ({ assessment: { gradePoints: points } }) =>
    `案卷评查得分的平均;只有等次的按优秀 ${points.excellent}、良好 ${points.good}、合格 ${points.competent}、不合格 ${points.failing} 计`,
  clients: ({ score }) =>
    `受援人评价得分,份数少时向预期分靠拢(预期分相当于 ${score.k} 份);有效评价不足 ${score.minResponses} 份的不计`,
  opinion: () => '办案机关意见得分的平均',
  hearing: () => '庭审旁听得分的平均',
  quantity: ({ assessment }) => `结案数与年度目标之比,最多 100;没有单独目标的按 ${assessment.defaultTarget} 件`,
  timeliness: ({ assessment }) => `结案后 ${assessment.filingDays} 日内归档的比例`,
};

const dimensionColumn = (dimension: Dimension): AssessmentColumn => ({
  name: dimension,
  heading: DIMENSION_WORDS[dimension].zh,
  meaning: (policy) => `${MEANING[dimension](policy)}。百分制,权重 ${policy.assessment.weights[dimension]};空白为没有数据`,
  width: 12,
  format: TWO_DECIMALS,
  value: ({ row }) => row[dimension],
});

const flagsInWords = ({ row, low, high, policy }: AssessedLawyer): string => {
  const hasVeto = row.reasons.some((reason) => vetoCauseOf(reason) !== undefined);
  const { rewardLow, talkHigh } = policy.assessment;
  return row.flags.map((flag) => flagWords(flag, { ...row, low, high, hasVeto, rewardLow, talkHigh }).zh).join('\n');
};

/** The columns in the order of assessment.csv. */
export const ASSESSMENT_COLUMNS: readonly AssessmentColumn[] = [
  { name: 'centre_id', heading: '机构代码', meaning: () => '法律援助机构的代码', width: 12, value: ({ row }) => row.centreId },
  { name: 'lawyer_id', heading: '执业证号', meaning: () => '承办人的执业证号', width: 18, value: ({ row }) => row.lawyerId },
  { name: 'lawyer_name', heading: '承办人', meaning: () => '承办人姓名', width: 12, value: ({ row }) => row.lawyerName },
  { name: 'firm', heading: '所在单位', meaning: () => '律师事务所或基层法律服务所', width: 24, value: ({ row }) => row.firm },
  {
    name: 'closings',
    heading: '结案数',
    meaning: () => '本年度在本机构的结案,不论是否回访;不含咨询',
    width: 9,
    format: WHOLE,
    value: ({ row }) => row.closings,
  },
  { name: 'n', heading: '有效评价', meaning: () => '有效的受援人评价份数', width: 10, format: WHOLE, value: ({ row }) => row.n },
  ...DIMENSIONS.map(dimensionColumn),
  {
    name: 'bonus',
    heading: '加分',
    meaning: ({ assessment }) => `典型案例、重大案件、表彰,合计最多 ${assessment.bonusUpTo} 分`,
    width: 8,
    format: ONE_DECIMAL,
    value: ({ row }) => row.bonus,
  },
  {
    name: 'deduction',
    heading: '扣分',
    meaning: () => '查实的投诉、未告知受援人案件进展;同一事实只扣最高的一项',
    width: 8,
    format: ONE_DECIMAL,
    value: ({ row }) => row.deduction,
  },
  {
    name: 'total',
    heading: '总分',
    meaning: ({ assessment }) =>
      `有数据的各项按权重平均,加上加分、减去扣分,0 至 110,四舍五入到一位小数;有数据的权重合计不足 ${assessment.minWeight} 的不计`,
    width: 8,
    format: ONE_DECIMAL,
    value: ({ row }) => row.total,
  },
  {
    name: 'status',
    heading: '状态',
    meaning: () =>
      Object.values(STATUS_TERMS)
        .map(({ zh }) => zh)
        .join('、'),
    width: 12,
    value: ({ row }) => STATUS_TERMS[row.status].zh,
  },
  {
    name: 'grade',
    heading: '等次',
    meaning: () => '按总分和等次分数线;经人工认定一票否决的为不合格',
    width: 9,
    value: ({ row }) => (row.grade === undefined ? undefined : GRADE_TERMS[row.grade].zh),
  },
  {
    name: 'flags',
    heading: '建议',
    meaning: () => '仅为建议及其依据:是否奖惩由司法行政部门和律师协会决定',
    width: 60,
    value: flagsInWords,
  },
  {
    name: 'reasons',
    heading: '理由',
    meaning: () => '状态和等次的理由',
    width: 40,
    value: ({ row, policy }) => row.reasons.map((reason) => reasonWords(reason, row, policy).zh).join('\n'),
  },
];
