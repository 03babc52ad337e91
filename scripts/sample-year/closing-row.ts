import { CLOSING_COLUMNS } from '../../domain/case/columns.ts';
import { addDays } from '../../domain/shared/zone.ts';
import { lawyerOf } from './people.ts';
import type { SampleCase } from './sample-case.ts';

/** A row of the table of closings, under Chinese headers. */
export type ClosingRow = Readonly<Record<string, string>>;

export const HEADERS: readonly string[] = Object.values(CLOSING_COLUMNS);

/** Random numbers, 0 up to 1, the same each time: a sample must not change when nobody changes it. */
export type Random = () => number;

const RESULTS = ['有利', '有利', '部分有利', '不利', ''];

/** `number` counts the cases from 1, `client` the clients: a client may have several cases. */
export const closingRow = (sample: SampleCase, number: number, client: number, random: Random): ClosingRow => {
  const { id, name, firm, centreId } = lawyerOf(sample.lawyer);
  const [date = ''] = sample.closed.split(' ');
  const isLate = sample.lawyer === 'L08';
  return {
    案号: `样例2025-${padded(number)}`,
    机构代码: centreId,
    执业证号: id,
    承办律师: name,
    律所: firm,
    受援人: `样例受援人${padded(client)}`,
    联系电话: `13800000${padded(client)}`,
    案件类型: sample.kind,
    案由: sample.matter,
    受援人类别: sample.kind === '劳动' ? '农民工' : '',
    案件来源: sample.kind === '刑事' ? '法院通知' : '本机构受理',
    受援人数: '1',
    挽回损失: sample.kind === '劳动' ? String(3000 + 500 * Math.floor(40 * random())) : '',
    办案结果: RESULTS[Math.floor(RESULTS.length * random())] ?? '',
    受理日期: slashed(addDays(date, -45 - Math.floor(75 * random()))),
    结案时间: sample.closed,
    归档日期: slashed(addDays(date, isLate ? 40 : 5 + Math.floor(20 * random()))),
    ...sample.row,
  };
};

const padded = (number: number): string => String(number).padStart(3, '0');

/** `2025/1/6`, as offices write a date. */
const slashed = (date: string): string => date.split('-').map(Number).join('/');
