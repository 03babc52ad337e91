import type { ErasureAuditsAnswer } from '../../../../contracts/console/privacy.ts';
import { useAnswer } from '../../api/use-data.ts';
import { count } from '../../shared/numbers.ts';
import { Shown } from '../../shared/states.tsx';
import { useDates } from '../../shared/use-dates.ts';
import { useWords } from '../../shell/language.tsx';
import { auditWords } from './audit-words.ts';

const SHOWN = 10;

/** That what had to be erased has been. */
export const ErasureAudits = () => {
  const words = useWords(auditWords);
  const { time } = useDates();
  const asked = useAnswer<ErasureAuditsAnswer>('/v1/privacy/audits');
  return (
    <section className="hf-card" style={{ marginTop: 16 }}>
      <h2>{words.erasure}</h2>
      <Shown of={asked}>
        {({ audits }) => (
          <>
            {audits.length === 0 && <p className="hf-quiet">{words.none}</p>}
            <ul>
              {audits.slice(0, SHOWN).map(({ from, to, seen, overdue }) => (
                <li key={to}>
                  {time(from)} – {time(to)}: {words.seen} {count(seen)},{' '}
                  <span className={overdue > 0 ? 'hf-bad' : 'hf-good'}>
                    {words.overdue} {count(overdue)}
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </Shown>
    </section>
  );
};
