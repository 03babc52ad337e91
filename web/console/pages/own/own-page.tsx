import type { OwnFiguresAnswer } from '../../../../contracts/console/figures.ts';
import type { MeAnswer } from '../../../../contracts/console/me.ts';
import { useAnswer } from '../../api/use-data.ts';
import { AntdRoot } from '../../shared/antd-root.tsx';
import { CellTable } from '../../shared/cell-table.tsx';
import { interval, percent, points } from '../../shared/numbers.ts';
import { Empty, Shown } from '../../shared/states.tsx';
import { useWords } from '../../shell/language.tsx';
import { usePlace } from '../../shell/place.tsx';
import { YearPicker } from '../../shell/year-picker.tsx';
import { OwnRow } from './own-row.tsx';
import { ownWords } from './own-words.ts';

type OwnCentre = OwnFiguresAnswer['centres'][number];

/** What a lawyer sees: own figures, own row and its reasons, own objections. */
const OwnPage = () => {
  const words = useWords(ownWords);
  const { year } = usePlace();
  const me = useAnswer<MeAnswer>('/v1/me');
  const figures = useAnswer<OwnFiguresAnswer>(`/v1/me/figures?year=${year}`);
  const nameOf = (id: string): string => me.data?.data.centres.find((centre) => centre.id === id)?.name ?? id;
  return (
    <AntdRoot>
      <div className="hf-title">
        <h1>
          {words.title} {year}
        </h1>
        <YearPicker />
      </div>
      <p className="hf-quiet">{words.promise}</p>
      <Shown of={figures}>
        {({ centres }) =>
          centres.length === 0 ? (
            <Empty>{words.none}</Empty>
          ) : (
            centres.map((centre) => (
              <section key={centre.centreId}>
                <h2>{nameOf(centre.centreId)}</h2>
                <OwnFigures of={centre} />
                <OwnRow centreId={centre.centreId} />
              </section>
            ))
          )
        }
      </Shown>
    </AntdRoot>
  );
};
export default OwnPage;

const OwnFigures = ({ of: { closings, figures, communication, byKind, byMonth, byCategory } }: { readonly of: OwnCentre }) => {
  const words = useWords(ownWords);
  const cells = (shown: OwnCentre['byKind']) =>
    Object.fromEntries(Object.entries(shown).map(([code, cell]) => [code, { ...cell, closings: cell.n }]));
  return (
    <div className="hf-grid">
      <section className="hf-card">
        <dl className="hf-pairs">
          <dt>{words.closings}</dt>
          <dd>{closings}</dd>
          {figures !== undefined && (
            <>
              <dt>{words.n}</dt>
              <dd>{figures.n}</dd>
              <dt>{words.rate}</dt>
              <dd>
                {percent(figures.rateA)} ({interval(figures.low, figures.high)})
              </dd>
              <dt>{words.score}</dt>
              <dd>{points(figures.serviceScore)}</dd>
            </>
          )}
          {communication !== undefined && (
            <>
              <dt>{words.communication}</dt>
              <dd>
                {percent(communication.rateA)} ({interval(communication.low, communication.high)})
              </dd>
            </>
          )}
        </dl>
        {figures === undefined && <p>{words.tooFew}</p>}
      </section>
      {(
        [
          [words.byKind, 'kind', byKind],
          [words.byCategory, 'category', byCategory],
          [words.byMonth, 'month', byMonth],
        ] as const
      )
        .filter(([, , shown]) => Object.keys(shown).length > 0)
        .map(([title, list, shown]) => (
          <section key={list} className="hf-card">
            <h3>{title}</h3>
            <CellTable list={list} cells={cells(shown)} few={1} />
          </section>
        ))}
    </div>
  );
};
