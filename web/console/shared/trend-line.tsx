import type { CellAnswer } from '../../../contracts/console/figures.ts';
import { interval, percent } from './numbers.ts';

const [WIDTH, HEIGHT, PAD] = [320, 72, 6];

/**
 * Rate A month by month with its interval, as a small picture of its own: the first page has no room for a library of charts.
 *
 * @param few responses below which a month is only a gap
 */
export const TrendLine = ({
  months,
  few,
  label,
}: {
  readonly months: Readonly<Record<string, CellAnswer>>;
  readonly few: number;
  readonly label: string;
}) => {
  const points = Array.from({ length: 12 }, (_, i) => {
    const { n = 0, rateA, low, high } = months[String(i + 1).padStart(2, '0')] ?? {};
    return n < few || rateA === undefined || low === undefined || high === undefined ? undefined : { i, n, rateA, low, high };
  }).filter((point) => point !== undefined);
  const x = (i: number): number => PAD + (i * (WIDTH - 2 * PAD)) / 11;
  const y = (share: number): number => HEIGHT - PAD - share * (HEIGHT - 2 * PAD);
  const told = points
    .map(({ i, n, rateA, low, high }) => `${i + 1}: ${percent(rateA)} (${interval(low, high)}, n=${n})`)
    .join('; ');
  return (
    <svg className="hf-trend" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${label}. ${told}`}>
      {[0, 0.5, 1].map((share) => (
        <line key={share} x1={PAD} x2={WIDTH - PAD} y1={y(share)} y2={y(share)} stroke="#d9dee8" />
      ))}
      {points.map(({ i, low, high }) => (
        <line key={i} x1={x(i)} x2={x(i)} y1={y(low)} y2={y(high)} stroke="#9dbfe3" strokeWidth="6" strokeLinecap="round" />
      ))}
      <polyline
        points={points.map(({ i, rateA }) => `${x(i)},${y(rateA)}`).join(' ')}
        fill="none"
        stroke="#0b57a4"
        strokeWidth="2"
      />
      {points.map(({ i, rateA }) => (
        <circle key={i} cx={x(i)} cy={y(rateA)} r="3" fill="#0b57a4" />
      ))}
    </svg>
  );
};
