import { DIMENSION_WORDS } from '../../domain/assessment/reason-words.ts';
import type { Dimension, Policy } from '../../domain/shared/policy.ts';
import { DIMENSIONS } from '../../domain/shared/policy.ts';

/** One column of the assessment in the officials' spreadsheet. */
export interface AssessmentColumn {
  /** As in assessment.csv. */
  readonly name: string;
  readonly heading: string;
  readonly explanation: string;
  /** In characters. */
  readonly width: number;
  /** Of a column of numbers. */
  readonly format?: string;
}

const WHOLE = '0';
const ONE_DECIMAL = '0.0';
const TWO_DECIMALS = '0.00';

/** The columns in the order of assessment.csv, explained with the numbers of the policy. */
export const assessmentColumns = (policy: Policy): readonly AssessmentColumn[] => {
  const { assessment, score } = policy;
  const dimensions = DIMENSIONS.map((dimension) => ({
    name: dimension,
    heading: DIMENSION_WORDS[dimension].zh,
    explanation: `${MEANING[dimension](policy)}权重 ${assessment.weights[dimension]}。百分制;空白为没有数据`,
    width: 12,
    format: TWO_DECIMALS,
  }));
  return [
    { name: 'centre_id', heading: '机构代码', explanation: '法律援助机构的代码', width: 12 },
    { name: 'lawyer_id', heading: '执业证号', explanation: '承办人的执业证号', width: 18 },
    { name: 'lawyer_name', heading: '承办人', explanation: '最近一次结案所报姓名', width: 12 },
    { name: 'firm', heading: '所在机构', explanation: '最近一次结案所报律师事务所或法律服务所', width: 24 },
    {
      name: 'closings',
      heading: '结案数',
      explanation: '本年度在本机构的全部结案,不论是否回访;咨询不计',
      width: 8,
      format: WHOLE,
    },
    {
      name: 'n',
      heading: '有效评价数',
      explanation: `有效回访份数;少于 ${score.minResponses} 份不评受援人评价`,
      width: 11,
      format: WHOLE,
    },
    ...dimensions,
    {
      name: 'bonus',
      heading: '加分',
      explanation: `典型案例、重大案件、表彰,合计最多 ${assessment.bonusUpTo} 分`,
      width: 8,
      format: ONE_DECIMAL,
    },
    {
      name: 'deduction',
      heading: '扣分',
      explanation: '查实的投诉、未告知受援人;同一事实只扣最高一项',
      width: 8,
      format: ONE_DECIMAL,
    },
    {
      name: 'total',
      heading: '总分',
      explanation: `有数据指标的加权平均,加分减扣,0 至 110,四舍五入到一位小数;有数据的指标权重合计不足 ${assessment.minWeight} 不计总分`,
      width: 8,
      format: ONE_DECIMAL,
    },
    { name: 'status', heading: '状态', explanation: '已评定;数据不足;不评定等次;暂缓考核', width: 12 },
    { name: 'grade', heading: '等次', explanation: '按总分和等次分数线(见下);一票否决为不合格', width: 9 },
    { name: 'flags', heading: '建议', explanation: '均为建议:奖惩由司法行政部门和律师协会依法决定,不得仅凭本表作出', width: 40 },
    { name: 'reasons', heading: '理由', explanation: '状态和等次为什么是这样', width: 40 },
  ];
};

const MEANING: Readonly<Record<Dimension, (policy: Policy) => string>> = {
  files: ({ assessment: { gradePoints } }) =>
    `案卷评查得分的平均;只有等次的:优秀 ${gradePoints.excellent}、良好 ${gradePoints.good}、合格 ${gradePoints.competent}、不合格 ${gradePoints.failing}。`,
  clients: ({ score }) => `受援人评价向预期分靠拢后的平均(先验相当于 ${score.k} 份)。`,
  opinion: () => '办案机关意见得分的平均。',
  hearing: () => '庭审旁听得分的平均。',
  quantity: ({ assessment }) => `结案数与年度目标之比,至多 100;没有单独目标的按 ${assessment.defaultTarget} 件。`,
  timeliness: ({ assessment }) => `结案后 ${assessment.filingDays} 日内归档的比例。`,
};
