import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import type { ObjectionsAnswer } from '../../../../contracts/console/assessments.ts';
import type { CallsAnswer, OpenAlertsAnswer } from '../../../../contracts/console/worklists.ts';
import { useAnswer } from '../../api/use-data.ts';
import { Shown } from '../../shared/states.tsx';
import { useTerms } from '../../shared/use-terms.ts';
import { useWords } from '../../shell/language.tsx';
import { keptQuery } from '../../shell/kept-query.ts';
import { usePlace } from '../../shell/place.tsx';
import { AlertRow } from './alert-row.tsx';
import { homeWords } from './home-words.ts';

const SHOWN = 5;

const Card = ({ title, more, to, children }: { title: string; more: string; to: string; children: ReactNode }) => (
  <section className="hf-card">
    <div className="hf-title">
      <h2>{title}</h2>
      <Link to={to}>{more}</Link>
    </div>
    {children}
  </section>
);

/** The alerts whose clocks run out first. */
export const AlertsToday = () => {
  const words = useWords(homeWords);
  const { centre } = usePlace();
  const kept = keptQuery(useLocation().search);
  const alerts = useAnswer<OpenAlertsAnswer>(`/v1/centres/${encodeURIComponent(centre)}/alerts?limit=${SHOWN}`);
  return (
    <Card title={words.alerts} more={words.allAlerts} to={`/alerts${kept}`}>
      <Shown of={alerts}>
        {({ entries }) =>
          entries.length === 0 ? (
            <p className="hf-quiet">{words.alertsNone}</p>
          ) : (
            <ul className="hf-list">
              {entries.map((alert) => (
                <AlertRow key={`${alert.caseNo} ${alert.cause}`} alert={alert} query={kept} />
              ))}
            </ul>
          )
        }
      </Shown>
    </Card>
  );
};

/** Who can be phoned now. */
export const CallsToday = () => {
  const words = useWords(homeWords);
  const term = useTerms();
  const { centre } = usePlace();
  const kept = keptQuery(useLocation().search);
  const calls = useAnswer<CallsAnswer>(`/v1/centres/${encodeURIComponent(centre)}/calls?limit=50`);
  return (
    <Card title={words.calls} more={words.allCalls} to={`/calls${kept}`}>
      <Shown of={calls}>
        {({ entries, after }) => {
          const due = entries.filter(({ isDue }) => isDue);
          if (due.length === 0) return <p className="hf-quiet">{words.callsNone}</p>;
          return (
            <>
              <p>
                <span className="hf-number">
                  {due.length}
                  {after === undefined ? '' : '+'}
                </span>{' '}
                {words.callsDue}
              </p>
              <ul className="hf-list">
                {due.slice(0, 3).map(({ caseNo, kind, reason }) => (
                  <li key={caseNo}>
                    <Link className="hf-row" to={`/calls/${encodeURIComponent(caseNo)}${kept}`}>
                      <span>{caseNo}</span>
                      <span className="hf-quiet">{reason === undefined ? term('callKind', kind) : term('reason', reason)}</span>
                    </Link>
                  </li>
                ))}
              </ul>
            </>
          );
        }}
      </Shown>
    </Card>
  );
};

/** Objections that nobody has decided. */
export const ObjectionsToday = () => {
  const words = useWords(homeWords);
  const { centre, year } = usePlace();
  const kept = keptQuery(useLocation().search);
  const path = `/v1/centres/${encodeURIComponent(centre)}/assessments/${year}/objections`;
  const objections = useAnswer<ObjectionsAnswer>(path);
  return (
    <Card title={words.objections} more={words.toAssessment} to={`/assessment${kept}`}>
      <Shown of={objections}>
        {({ objections: all }) => {
          const open = all.filter(({ decision }) => decision === undefined);
          if (open.length === 0) return <p className="hf-quiet">{words.objectionsNone}</p>;
          return <p className="hf-number">{open.length}</p>;
        }}
      </Shown>
    </Card>
  );
};
