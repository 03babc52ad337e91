import type { PublicTable } from '../../domain/assessment/public-table.ts';
import { GRADE_TERMS } from '../../domain/assessment/terms.ts';
import { GRADES } from '../../domain/shared/codes.ts';
import { percent } from '../../domain/shared/percent.ts';

/** The table that may be published: one figure a line. */
export const PUBLIC_COLUMNS = ['指标', '数值', '说明'] as const;
type PublicRow = Readonly<Record<(typeof PUBLIC_COLUMNS)[number], string | number>>;

const HIDDEN = '—';

/** What is not to be shown is a dash, with the reason beside it. */
export const publicRows = ({ closings, lawyers, byGrade, satisfaction }: PublicTable): readonly PublicRow[] => [
  line('结案数', closings, '本年度在本机构的结案,不含咨询'),
  line('参加考核的承办人数', lawyers ?? HIDDEN, '不足 5 人的不公布'),
  ...GRADES.toReversed().map((grade) =>
    line(`等次:${GRADE_TERMS[grade].zh}`, byGrade?.[grade] ?? HIDDEN, '有等次不足 5 人的,各等次人数均不公布'),
  ),
  line('有效评价份数', satisfaction?.n ?? HIDDEN, '不足公布份数的不公布'),
  line('满意率A', satisfaction === undefined ? HIDDEN : percent(satisfaction.rateA), '非常满意、满意、基本满意之和占有效评价'),
  line(
    '满意率B',
    satisfaction === undefined ? HIDDEN : percent(satisfaction.rateB),
    '非常满意、满意之和加基本满意的一半,占有效评价',
  ),
  line(
    '满意率A区间',
    satisfaction === undefined ? HIDDEN : `${percent(satisfaction.low)} 至 ${percent(satisfaction.high)}`,
    'Wilson 区间,置信度 95%',
  ),
];

const line = (name: string, value: string | number, meaning: string): PublicRow => ({ 指标: name, 数值: value, 说明: meaning });
