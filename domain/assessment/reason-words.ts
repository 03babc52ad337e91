import type { VetoCause } from '../shared/codes.ts';
import type { Dimension, Policy } from '../shared/policy.ts';
import { DIMENSIONS } from '../shared/policy.ts';
import type { AssessmentRow } from './assess.ts';
import type { Words } from './basis.ts';
import type { Reason } from './reasons.ts';
import { SET_BY_SUPERVISOR, vetoCauseOf } from './reasons.ts';
import { availableWeight } from './total.ts';

export const DIMENSION_WORDS: Readonly<Record<Dimension, Words>> = {
  files: { zh: '案卷质量', en: 'files' },
  clients: { zh: '受援人评价', en: 'clients' },
  opinion: { zh: '办案机关意见', en: 'opinion' },
  hearing: { zh: '庭审旁听', en: 'hearing' },
  quantity: { zh: '办案数量', en: 'quantity' },
  timeliness: { zh: '归档时效', en: 'timeliness' },
};

export const VETO_WORDS: Readonly<Record<VetoCause, Words>> = {
  charged: { zh: '收取受援人财物', en: 'taking money or gifts from the client' },
  refused: { zh: '无正当理由拒绝、怠于履行或擅自终止', en: 'refusing, neglecting or ending the work without good reason' },
  absent: { zh: '无正当理由不按时出庭', en: 'missing or being late for a hearing without good reason' },
  leaked: { zh: '泄露秘密或隐私', en: 'disclosing secrets or private matters' },
  'faked-feedback': { zh: '干扰或伪造受援人评价', en: 'interfering with or faking clients’ feedback' },
};

/** A reason in words, with the figures of its row. */
export const reasonWords = (reason: Reason, row: AssessmentRow, { assessment }: Policy): Words => {
  const cause = vetoCauseOf(reason);
  if (cause) return { zh: `经人工认定：${VETO_WORDS[cause].zh}`, en: `found true by a person: ${VETO_WORDS[cause].en}` };
  const dimension = DIMENSIONS.find((candidate) => reason === `no-${candidate}`);
  if (dimension) return { zh: `缺少${DIMENSION_WORDS[dimension].zh}`, en: `no figure for ${DIMENSION_WORDS[dimension].en}` };
  if (isPlain(reason)) return PLAIN[reason](row, assessment);
  const words = reason.slice(SET_BY_SUPERVISOR.length);
  return { zh: `质量主管决定：${words}`, en: `decided by a supervisor: ${words}` };
};

type Plain = 'few-closings' | 'low-weight' | 'complaint' | 'second-file';

const PLAIN: Readonly<Record<Plain, (row: AssessmentRow, rules: Policy['assessment']) => Words>> = {
  'few-closings': ({ closings }, { minClosings }) => ({
    zh: `本年度结案${closings}件，少于${minClosings}件`,
    en: `${closings} closings in the year, fewer than ${minClosings}`,
  }),
  'low-weight': (row, rules) => ({
    zh: `已有数据的指标权重合计${availableWeight(row, rules)}，低于${rules.minWeight}`,
    en: `the dimensions with figures weigh ${availableWeight(row, rules)}, less than ${rules.minWeight}`,
  }),
  complaint: () => ({
    zh: '总分达到优秀，但本年度有查实的投诉，等次定为良好',
    en: 'the total is excellent, but a substantiated complaint of the year holds the grade to good',
  }),
  'second-file': (_, { filesToFail }) => ({
    zh: `总分不合格，而案卷评查少于${filesToFail}份，暂缓定等`,
    en: `the total fails on fewer than ${filesToFail} file reviews, so the grade is deferred`,
  }),
};

const isPlain = (reason: Reason): reason is Plain => reason in PLAIN;
