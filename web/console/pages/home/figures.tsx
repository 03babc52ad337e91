import { Link, useSearchParams } from 'react-router';
import type { CellAnswer, SummaryAnswer } from '../../../../contracts/console/figures.ts';
import { useAnswer } from '../../api/use-data.ts';
import { count, interval, percent } from '../../shared/numbers.ts';
import { Empty, Shown } from '../../shared/states.tsx';
import { TrendLine } from '../../shared/trend-line.tsx';
import { useDates } from '../../shared/use-dates.ts';
import { useWords } from '../../shell/language.tsx';
import { usePlace } from '../../shell/place.tsx';
import { homeWords } from './home-words.ts';

/** The year's figures of the centre and all below it: one read. */
export const Figures = () => {
  const words = useWords(homeWords);
  const { time } = useDates();
  const { centre, year } = usePlace();
  const summary = useAnswer<SummaryAnswer>(`/v1/centres/${encodeURIComponent(centre)}/summary?year=${year}`);
  return (
    <Shown of={summary}>
      {(figures) =>
        figures.cases.closings === 0 ? (
          <section className="hf-card">
            <Empty>{words.noFigures}</Empty>
          </section>
        ) : (
          <>
            <div className="hf-grid">
              <Satisfaction figures={figures} />
              <FunnelBars figures={figures} />
            </div>
            {figures.parts.length > 1 && (
              <p>
                {words.openBelow}: <b>{count(figures.alerts.open)}</b>
              </p>
            )}
            {figures.parts.length > 1 && <Below parts={figures.parts} few={figures.minResponses} />}
            {figures.changedAt !== undefined && (
              <p className="hf-quiet">
                {words.asOf} {time(figures.changedAt)}
              </p>
            )}
          </>
        )
      }
    </Shown>
  );
};

const Satisfaction = ({ figures }: { readonly figures: SummaryAnswer }) => {
  const words = useWords(homeWords);
  const { n, rateA, low, high } = figures.cases;
  return (
    <section className="hf-card">
      <h2>{words.satisfaction}</h2>
      {n < figures.minResponses ? (
        <p>
          {words.tooFew} (n={n})
        </p>
      ) : (
        <p>
          <span className="hf-number">{percent(rateA)}</span>{' '}
          <span className="hf-quiet">
            {interval(low, high)} · n={count(n)} {words.responses}
          </span>
        </p>
      )}
      <TrendLine months={figures.breakdown.byMonth} few={figures.minResponses} label={words.trend} />
      <p className="hf-quiet">
        {words.trend}: {words.satisfactionHelp}
      </p>
    </section>
  );
};

const FunnelBars = ({ figures: { cases, funnel } }: { readonly figures: SummaryAnswer }) => {
  const words = useWords(homeWords);
  const { eligible, sent, delivered, replied, valid } = funnel;
  const steps = Object.entries({ closings: cases.closings, eligible, sent, delivered, replied, valid });
  return (
    <section className="hf-card">
      <h2>{words.funnel}</h2>
      <table className="hf-table hf-funnel">
        <tbody>
          {steps.map(([step, cases_]) => (
            <tr key={step}>
              <th scope="row">{words.steps[step as keyof typeof words.steps]}</th>
              <td className="hf-bar">
                <span style={{ width: `${(100 * cases_) / Math.max(1, cases.closings)}%` }} />
              </td>
              <td className="hf-num">{count(cases_)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="hf-quiet">
        {words.replyRate} {percent(funnel.replyRateOfSent)} · {words.toCall} {count(funnel.toCall)} · {words.refused}{' '}
        {count(funnel.refused)}
      </p>
    </section>
  );
};

const Below = ({ parts, few }: { readonly parts: SummaryAnswer['parts']; readonly few: number }) => {
  const words = useWords(homeWords);
  const [query] = useSearchParams();
  const addressOf = (centre: string): string => {
    const there = new URLSearchParams(query);
    there.set('centre', centre);
    return `/?${there.toString()}`;
  };
  const rate = ({ n, rateA }: CellAnswer): string => (n < few ? '–' : percent(rateA));
  return (
    <section className="hf-card">
      <h2>{words.below}</h2>
      <div className="hf-scroll">
        <table className="hf-table">
          <thead>
            <tr>
              <th scope="col">{words.centre}</th>
              <th scope="col" className="hf-num">
                {words.steps.closings}
              </th>
              <th scope="col" className="hf-num">
                n
              </th>
              <th scope="col" className="hf-num">
                {words.satisfaction}
              </th>
              <th scope="col" className="hf-num">
                {words.interval}
              </th>
            </tr>
          </thead>
          <tbody>
            {parts.map((part) => (
              <tr key={part.id}>
                <td>
                  <Link to={addressOf(part.id)}>{part.name}</Link>
                </td>
                <td className="hf-num">{count(part.closings)}</td>
                <td className="hf-num">{count(part.n)}</td>
                <td className="hf-num">{rate(part)}</td>
                <td className="hf-num">{part.n < few ? '–' : interval(part.low, part.high)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
};
