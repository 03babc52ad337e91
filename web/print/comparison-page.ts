import type { AssessmentRow } from '../../domain/assessment/assess.ts';
import type { Words } from '../../domain/assessment/basis.ts';
import type { TableComparison } from '../../domain/assessment/compare-tables.ts';
import { standingOf } from '../../domain/assessment/compare-tables.ts';
import { reasonWords } from '../../domain/assessment/reason-words.ts';
import { GRADE_TERMS, STATUS_TERMS } from '../../domain/assessment/terms.ts';
import type { Policy } from '../../domain/shared/policy.ts';
import { escapeHtml, printDocument } from './document.ts';

/** One side of a comparison. */
export interface ComparedTable {
  readonly name: string;
  readonly rows: readonly AssessmentRow[];
  readonly policy: Policy;
}

const TERMS: Readonly<Record<string, Words>> = { ...GRADE_TERMS, ...STATUS_TERMS, absent: { zh: '无此行', en: 'absent' } };
/** From the best to the worst, then those without a grade. */
const ORDER = ['excellent', 'good', 'competent', 'failing', 'deferred', 'insufficient-data', 'not-graded', 'absent'] as const;
const COLOURS: Readonly<Record<string, string>> = {
  excellent: '#2e7d32',
  good: '#6a9f3a',
  competent: '#c9a227',
  failing: '#c0392b',
};

/** Who moves between two tables of a centre's year, as a picture and as a table with reasons. */
export const comparisonPage = (
  title: string,
  was: ComparedTable,
  is: ComparedTable,
  { differences, unchanged }: TableComparison,
): string => {
  const moved = differences.filter((difference) => standingOf(difference.was) !== standingOf(difference.is));
  const lines = moved.map(
    (difference) =>
      `<tr><td>${escapeHtml(difference.is?.lawyerName ?? difference.was?.lawyerName ?? '')}<br>${escapeHtml(difference.lawyerId)}</td>${side(difference.was, was.policy)}${side(difference.is, is.policy)}</tr>`,
  );
  return printDocument(
    title,
    `<h1>${escapeHtml(title)}</h1><p>${escapeHtml(was.name)} → ${escapeHtml(is.name)}:等次变动 ${moved.length} 人,其他变化 ${differences.length - moved.length} 人,不变 ${unchanged} 人。</p>
${picture(was.rows, is.rows)}
<h2>等次变动</h2><table><thead><tr><th>承办人</th><th>${escapeHtml(was.name)}</th><th>${escapeHtml(is.name)}</th></tr></thead><tbody>${lines.join('') || '<tr><td colspan="3">无</td></tr>'}</tbody></table>`,
    'svg{display:block;width:100%;height:auto;margin:4mm 0}svg text{font-size:13px;fill:#111}',
  );
};

const side = (row: AssessmentRow | undefined, policy: Policy): string => {
  if (row === undefined) return '<td>无此行</td>';
  const total = row.total === undefined ? '' : ` ${row.total.toFixed(1)}`;
  const why = row.reasons.map((reason) => reasonWords(reason, row, policy).zh).join(';');
  return `<td>${TERMS[standingOf(row)]?.zh ?? ''}${total}${why === '' ? '' : `<br>${escapeHtml(why)}`}</td>`;
};

const WIDTH = 680;
const HEIGHT = 300;
const BAR = 18;
const LEFT = 130;
const RIGHT = WIDTH - 130 - BAR;
const GAP = 6;

/** Two bars of lawyers by grade, with bands from where they were to where they are. */
const picture = (was: readonly AssessmentRow[], is: readonly AssessmentRow[]): string => {
  const before = new Map(was.map((row) => [row.lawyerId, standingOf(row)]));
  const after = new Map(is.map((row) => [row.lawyerId, standingOf(row)]));
  const lawyers = [...new Set([...before.keys(), ...after.keys()])];
  const flows = new Map<string, number>();
  for (const id of lawyers) {
    const flow = `${before.get(id) ?? 'absent'} ${after.get(id) ?? 'absent'}`;
    flows.set(flow, (flows.get(flow) ?? 0) + 1);
  }
  const scale = (HEIGHT - GAP * ORDER.length) / Math.max(1, lawyers.length);
  const left = barOf([...lawyers.map((id) => before.get(id) ?? 'absent')], scale);
  const right = barOf([...lawyers.map((id) => after.get(id) ?? 'absent')], scale);
  const bands = ORDER.flatMap((from) =>
    ORDER.flatMap((to) => {
      const lawyersOf = flows.get(`${from} ${to}`);
      return lawyersOf === undefined
        ? []
        : [band(left.take(from, lawyersOf), right.take(to, lawyersOf), lawyersOf * scale, from, to, lawyersOf)];
    }),
  );
  const label = `等次变动图:${[...flows]
    .map(
      ([flow, count]) =>
        `${flow
          .split(' ')
          .map((name) => TERMS[name]?.zh ?? name)
          .join('到')} ${count} 人`,
    )
    .join(',')}`;
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT + 10}" role="img" aria-label="${escapeHtml(label)}">${bands.join('')}${left.draw(LEFT, 'end')}${right.draw(RIGHT, 'start')}</svg>`;
};

/** A bar of stacked grades, and how much of each has been given to bands. */
const barOf = (standings: readonly string[], scale: number) => {
  const tops = new Map<string, number>();
  const counts = new Map<string, number>();
  let y = 5;
  for (const name of ORDER) {
    const count = standings.filter((standing) => standing === name).length;
    if (count === 0) continue;
    tops.set(name, y);
    counts.set(name, count);
    y += count * scale + GAP;
  }
  const taken = new Map<string, number>();
  return {
    take: (name: string, lawyers: number): number => {
      const from = taken.get(name) ?? 0;
      taken.set(name, from + lawyers);
      return (tops.get(name) ?? 0) + from * scale;
    },
    draw: (x: number, anchor: 'start' | 'end'): string =>
      [...counts]
        .map(([name, count]) => {
          const top = tops.get(name) ?? 0;
          const textX = anchor === 'end' ? x - 6 : x + BAR + 6;
          const middle = top + (count * scale) / 2 + 5;
          return `<rect x="${x}" y="${top.toFixed(1)}" width="${BAR}" height="${(count * scale).toFixed(1)}" fill="${COLOURS[name] ?? '#888'}"/><text x="${textX}" y="${middle.toFixed(1)}" text-anchor="${anchor}">${TERMS[name]?.zh ?? name} ${count}</text>`;
        })
        .join(''),
  };
};

const band = (y0: number, y1: number, height: number, from: string, to: string, lawyers: number): string => {
  const [x0, x1, middle] = [LEFT + BAR, RIGHT, (LEFT + BAR + RIGHT) / 2];
  const edge = (a: number, b: number) => `C${middle} ${a.toFixed(1)} ${middle} ${b.toFixed(1)}`;
  const path = `M${x0} ${y0.toFixed(1)}${edge(y0, y1)} ${x1} ${y1.toFixed(1)}V${(y1 + height).toFixed(1)}${edge(y1 + height, y0 + height)} ${x0} ${(y0 + height).toFixed(1)}Z`;
  const opacity = from === to ? 0.15 : 0.55;
  return `<path d="${path}" fill="${COLOURS[to] ?? '#888'}" fill-opacity="${opacity}"><title>${TERMS[from]?.zh ?? from} → ${TERMS[to]?.zh ?? to}: ${lawyers}</title></path>`;
};
