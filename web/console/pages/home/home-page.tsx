import { Link } from 'react-router';
import type { SendingAnswer } from '../../../../contracts/console/figures.ts';
import { useAnswer } from '../../api/use-data.ts';
import { useMay } from '../../api/use-may.ts';
import { count } from '../../shared/numbers.ts';
import { Shown } from '../../shared/states.tsx';
import { useWords } from '../../shell/language.tsx';
import { usePlace } from '../../shell/place.tsx';
import { AlertsBelow } from './alerts-below.tsx';
import { Figures } from './figures.tsx';
import { homeWords } from './home-words.ts';
import { AlertsToday, CallsToday, ObjectionsToday } from './today.tsx';

/** What needs somebody today, and how the centre stands. Everybody sees what their role may. */
const HomePage = () => {
  const words = useWords(homeWords);
  const may = useMay();
  const { name } = usePlace();
  return (
    <>
      <div className="hf-title">
        <h1>{words.title}</h1>
        <span className="hf-quiet">{name}</span>
      </div>
      <div className="hf-grid">
        {may('read-alerts') && <AlertsToday />}
        {may('read-calls') && <CallsToday />}
        {may('read-assessment') && <ObjectionsToday />}
        {may('read-sending') && !may('read-scores') && <Sending />}
      </div>
      {may('read-alerts') && <AlertsBelow />}
      {may('read-scores') && <Figures />}
    </>
  );
};
export default HomePage;

const Sending = () => {
  const words = useWords(homeWords);
  const sending = useAnswer<SendingAnswer>('/v1/sending');
  return (
    <section className="hf-card">
      <div className="hf-title">
        <h2>{words.sending}</h2>
        <Link to="/organisation">{words.setUp}</Link>
      </div>
      <Shown of={sending}>
        {({ segments, cap }) => (
          <p className="hf-number">
            {count(segments)}
            {cap === undefined ? '' : ` / ${count(cap)}`}
          </p>
        )}
      </Shown>
    </section>
  );
};
