import type { AlertCause, AlertLevel } from '../shared/codes.ts';

/** Levels and causes as people read them, Chinese first. */
interface Words {
  readonly zh: string;
  readonly en: string;
}

export const LEVEL_WORDS: Readonly<Record<AlertLevel, Words>> = {
  low: { zh: '低', en: 'low' },
  medium: { zh: '中', en: 'medium' },
  high: { zh: '高', en: 'high' },
  critical: { zh: '特急', en: 'critical' },
};

export const CAUSE_WORDS: Readonly<Record<AlertCause, Words>> = {
  overall: { zh: '总体不满意', en: 'dissatisfied overall' },
  charged: { zh: '反映收钱、收礼或吃请', en: 'money, gifts or meals reported' },
  communication: { zh: '反映沟通不好', en: 'poor communication reported' },
  absent: { zh: '反映不按时出庭或拖延', en: 'absence or delay reported' },
  trend: { zh: '满意度下降预警', en: 'early warning: satisfaction falls' },
  pattern: { zh: '回访数据异常', en: 'unusual pattern in the answers' },
};
