import { Link, useLocation, useParams } from 'react-router';
import type { ComparedAnswer, LawyerFiguresAnswer, SummaryAnswer } from '../../../../contracts/console/figures.ts';
import { useAnswer } from '../../api/use-data.ts';
import { CellTable } from '../../shared/cell-table.tsx';
import { count, interval, percent, points } from '../../shared/numbers.ts';
import { RateChart } from '../../shared/rate-chart.tsx';
import { Shown } from '../../shared/states.tsx';
import { useTerms } from '../../shared/use-terms.ts';
import { useWords } from '../../shell/language.tsx';
import { keptQuery } from '../../shell/kept-query.ts';
import { usePlace } from '../../shell/place.tsx';
import { lawyerWords } from './lawyer-words.ts';
import { QuestionTable } from './question-table.tsx';

/** One lawyer's year: what the figures are, what they rest on, and beside what they stand. */
export const LawyerDetail = () => {
  const { lawyerId = '' } = useParams();
  const { centre, year } = usePlace();
  const asked = useAnswer<LawyerFiguresAnswer>(
    `/v1/lawyers/${encodeURIComponent(lawyerId)}/figures?centre=${encodeURIComponent(centre)}&year=${year}`,
  );
  const beside = useAnswer<SummaryAnswer>(`/v1/centres/${encodeURIComponent(centre)}/summary?year=${year}`);
  return <Shown of={asked}>{(figures) => <Detail figures={figures} beside={beside.data?.data} />}</Shown>;
};

const Detail = ({ figures, beside }: { readonly figures: LawyerFiguresAnswer; readonly beside: SummaryAnswer | undefined }) => {
  const words = useWords(lawyerWords);
  const term = useTerms();
  const kept = keptQuery(useLocation().search);
  const { lawyer, score, standing, breakdown, target, change } = figures;
  const few = beside?.minResponses ?? 5;
  const isFew = standing === 'too-few';
  return (
    <>
      <p className="hf-no-print">
        <Link to={`/lawyers${kept}`}>← {words.back}</Link>
      </p>
      <div className="hf-title">
        <h1>
          {lawyer.name ?? lawyer.lawyerId} <small className="hf-quiet">{lawyer.lawyerId}</small>
        </h1>
        <span className="hf-quiet">{lawyer.firm}</span>
      </div>
      {isFew && <p className="hf-warn">{words.tooFew}</p>}
      <div className="hf-grid">
        <section className="hf-card">
          <h2>{words.figures}</h2>
          <dl className="hf-pairs">
            <dt>{words.closings}</dt>
            <dd>
              {count(score.closings)}
              {target !== undefined && ` / ${words.target} ${target}`}
            </dd>
            <dt>{words.n}</dt>
            <dd>{count(score.n)}</dd>
            <dt>{words.rate}</dt>
            <dd>{isFew ? term('standing', 'too-few') : `${percent(score.rateA)} (${interval(score.low, score.high)})`}</dd>
            <dt>{words.score}</dt>
            <dd>{isFew ? '–' : points(score.serviceScore)}</dd>
            <dt>{words.standing}</dt>
            <dd>{term('standing', standing)}</dd>
            <dt>{words.redFlags}</dt>
            <dd className={score.redFlags > 0 ? 'hf-bad' : ''}>{score.redFlags}</dd>
            <dt>{words.funnel}</dt>
            <dd>
              {words.sent} {score.funnel.sent} → {words.delivered} {score.funnel.delivered} → {words.replied}{' '}
              {score.funnel.replied} → {words.valid} {score.funnel.valid}
            </dd>
          </dl>
          {change !== undefined && (
            <>
              <h3>{words.change}</h3>
              <dl className="hf-pairs">
                <Changed name={words.closings} of={change.closings} show={count} />
                <Changed name={words.n} of={change.n} show={count} />
                {change.rateA !== undefined && <Changed name={words.rate} of={change.rateA} show={percent} />}
              </dl>
            </>
          )}
          <p className="hf-no-print">
            <Link to={`/cases${kept}`}>{words.cases}</Link>
          </p>
        </section>
        <section className="hf-card">
          <h2>{words.byMonth}</h2>
          <RateChart months={breakdown.byMonth} few={few} label={words.byMonth} />
        </section>
        <section className="hf-card">
          <h2>{words.byKind}</h2>
          <CellTable list="kind" cells={breakdown.byKind} beside={beside?.breakdown.byKind} few={few} />
        </section>
        <section className="hf-card">
          <h2>{words.questions}</h2>
          <QuestionTable questions={breakdown.questions} />
        </section>
        <section className="hf-card">
          <h2>{words.byCategory}</h2>
          <CellTable list="category" cells={breakdown.byCategory} few={few} />
        </section>
        <section className="hf-card">
          <h2>{words.byResult}</h2>
          <CellTable list="result" cells={breakdown.byResult} few={few} />
        </section>
      </div>
    </>
  );
};

const Changed = ({
  name,
  of,
  show,
}: {
  readonly name: string;
  readonly of: ComparedAnswer;
  readonly show: (value: number) => string;
}) => {
  const words = useWords(lawyerWords);
  return (
    <div className="hf-pair">
      <dt>{name}</dt>
      <dd>
        {show(of.now)}{' '}
        <span className="hf-quiet">
          ({words.before} {show(of.before)})
        </span>
      </dd>
    </div>
  );
};
