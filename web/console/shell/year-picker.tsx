import { yearIn } from '../shared/dates.ts';
import { useWords } from './language.tsx';
import { usePlace } from './place.tsx';
import { shellWords } from './words.ts';

const YEARS = 5;

/** The year that pages look at: this one, and some before. */
export const YearPicker = () => {
  const words = useWords(shellWords);
  const { year, zone, go } = usePlace();
  const thisYear = yearIn(Date.now(), zone);
  const years = [...new Set([year, ...Array.from({ length: YEARS }, (_, ago) => thisYear - ago)])].sort((a, b) => b - a);
  return (
    <select
      className="hf-year"
      aria-label={words.year}
      value={year}
      onChange={({ target }) => go({ year: Number(target.value) })}
    >
      {years.map((one) => (
        <option key={one}>{one}</option>
      ))}
    </select>
  );
};
