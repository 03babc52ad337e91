import type { Shown } from '../../../domain/score/shown-groups.ts';

/*
 * Somebody who keeps everything that was ever shown and adds and subtracts at will. Taken for granted: every group's sums
 * are seen one by one, which is more than the view shows, and it is known which cases are in which group.
 */

const PRIME = 1_000_003;

/**
 * The fewest responses that a combination of what was shown can come down to, if it is fewer than five; else five. A response
 * before and after its correction is the same response.
 */
export const fewestTouched = (looks: readonly Shown[]): number => {
  const groups = [...new Set(looks.flatMap((shown) => shown.groups))];
  const columns = [...new Set(groups.flat().map((response) => JSON.stringify(response)))];
  const caseOf = columns.map((column) => (JSON.parse(column) as { caseNo: string }).caseNo);
  const rows = groups.map((group) => {
    const members = new Set(group.map((response) => JSON.stringify(response)));
    return columns.map((column) => (members.has(column) ? 1 : 0));
  });
  const whole = rankOf(rows);
  const cases = [...new Set(caseOf)];
  for (let size = 1; size < 5; size += 1) {
    for (const some of subsets(cases, size)) {
      // A combination that leaves only these cases makes the rest of the columns cancel out.
      const rest = rows.map((row) => row.filter((_, i) => !some.includes(caseOf[i] ?? '')));
      if (rankOf(rest) < whole) return size;
    }
  }
  return 5;
};

const subsets = <T>(items: readonly T[], size: number): readonly (readonly T[])[] =>
  size === 0 ? [[]] : items.flatMap((item, i) => subsets(items.slice(i + 1), size - 1).map((others) => [item, ...others]));

const rankOf = (matrix: readonly (readonly number[])[]): number => {
  const rows = matrix.map((row) => [...row]);
  let rank = 0;
  for (let column = 0; column < (rows[0]?.length ?? 0); column += 1) {
    const pivot = rows.findIndex((row, i) => i >= rank && row[column] !== 0);
    if (pivot < 0) continue;
    [rows[rank], rows[pivot]] = [rows[pivot]!, rows[rank]!];
    const top = rows[rank]!;
    const inverse = power(top[column]!, PRIME - 2);
    for (let i = rank + 1; i < rows.length; i += 1) {
      const row = rows[i]!;
      const factor = (row[column]! * inverse) % PRIME;
      if (factor !== 0) rows[i] = row.map((value, j) => (((value - factor * top[j]!) % PRIME) + PRIME) % PRIME);
    }
    rank += 1;
  }
  return rank;
};

const power = (base: number, exponent: number): number => {
  let result = 1;
  for (let [b, e] = [base % PRIME, exponent]; e > 0; [b, e] = [(b * b) % PRIME, Math.floor(e / 2)])
    if (e % 2 === 1) result = (result * b) % PRIME;
  return result;
};
