import type { Month } from '../../../domain/score/by-month.ts';
import { MONTHS } from '../../../domain/score/by-month.ts';
import { inputError } from '../../../domain/shared/input-error.ts';
import type { InputError } from '../../../domain/shared/result.ts';
import type { Period } from '../../../domain/summary/period.ts';
import { Problem } from '../http.ts';
import type { HttpEvent } from '../http.ts';
import { queryOf } from './route.ts';

const [FIRST_YEAR, LAST_YEAR] = [1990, 2100];
const isYear = (year: number): boolean => year >= FIRST_YEAR && year <= LAST_YEAR;

const refused = (title: string, error: InputError): Problem => new Problem(400, title, [error]);

/** The period the query names. @throws Problem 400 */
export const periodOf = (event: HttpEvent): Period => {
  const [year = '', half] = [queryOf(event, 'year'), queryOf(event, 'half')];
  if (!/^\d{4}$/.test(year) || !isYear(Number(year))) {
    const allowed = `${FIRST_YEAR}-${LAST_YEAR}`;
    throw refused(
      'year is not as agreed 年份不合规定',
      inputError('year', year, `应为 ${allowed} 间的年份`, `must be a year, ${allowed}`),
    );
  }
  if (half === undefined) return { year: Number(year) };
  if (half === '1' || half === '2') return { year: Number(year), half: half === '1' ? 1 : 2 };
  throw refused(
    'half is not as agreed 半年不合规定',
    inputError('half', half, '应为 1(上半年)或 2(下半年),全年则不填', 'must be 1 or 2; nothing for the whole year'),
  );
};

/** The month of a path, `2025-03`. @throws Problem 400 */
export const monthOf = (written: string): { readonly year: number; readonly month: Month } => {
  const [year, name] = written.split('-');
  const month = MONTHS.find((known) => known === name);
  if (month !== undefined && /^\d{4}-\d\d$/.test(written) && isYear(Number(year))) return { year: Number(year), month };
  throw refused(
    'month is not as agreed 月份不合规定',
    inputError('month', written, '应为年月,如 2025-03', 'must be year and month, such as 2025-03'),
  );
};
