import { lazy, Suspense, useMemo } from 'react';
import type { CellAnswer } from '../../../contracts/console/figures.ts';
import { interval, percent } from './numbers.ts';
import { cellWords } from './cell-words.ts';
import { Empty, Loading } from './states.tsx';
import { useWords } from '../shell/language.tsx';

const Chart = lazy(() => import('./chart.tsx'));
const MONTHS = Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, '0'));

/** Rate A of each month with its interval, and how many responses it rests on. */
export const RateChart = ({
  months,
  few,
  label,
}: {
  readonly months: Readonly<Record<string, CellAnswer>>;
  readonly few: number;
  readonly label: string;
}) => {
  const words = useWords(cellWords);
  const option = useMemo(() => {
    const cells = MONTHS.map((month) => months[month]);
    const shown = (cell: CellAnswer | undefined, figure: 'rateA' | 'low' | 'high'): number | null =>
      cell === undefined || cell.n < few ? null : Math.round((cell[figure] ?? 0) * 1000) / 10;
    const line = { type: 'line', connectNulls: false };
    return {
      grid: { left: 44, right: 16, top: 16, bottom: 28 },
      tooltip: {
        trigger: 'axis',
        formatter: (points: readonly { readonly dataIndex: number }[]) => {
          const i = points[0]?.dataIndex ?? 0;
          const cell = cells[i];
          return cell === undefined ? '' : `${MONTHS[i]}: ${percent(cell.rateA)} (${interval(cell.low, cell.high)}), n=${cell.n}`;
        },
      },
      xAxis: { type: 'category', data: MONTHS },
      yAxis: { type: 'value', min: 0, max: 100, axisLabel: { formatter: '{value}%' } },
      series: [
        {
          ...line,
          data: cells.map((cell) => shown(cell, 'low')),
          lineStyle: { type: 'dashed', color: '#7eaada' },
          symbol: 'none',
        },
        {
          ...line,
          data: cells.map((cell) => shown(cell, 'high')),
          lineStyle: { type: 'dashed', color: '#7eaada' },
          symbol: 'none',
        },
        { ...line, data: cells.map((cell) => shown(cell, 'rateA')), color: '#0b57a4', symbolSize: 7 },
      ],
    };
  }, [months, few]);
  if (!Object.values(months).some(({ n }) => n >= few)) return <Empty>{words.noMonth}</Empty>;
  return (
    <Suspense fallback={<Loading />}>
      <Chart option={option} label={label} />
    </Suspense>
  );
};
