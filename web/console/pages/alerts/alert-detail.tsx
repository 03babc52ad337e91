import { App, Button } from 'antd';
import { useRef, useState } from 'react';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import type { AlertAnswer } from '../../../../contracts/console/alerts.ts';
import { usePerson } from '../../api/use-api.tsx';
import { useAnswer, useChange } from '../../api/use-data.ts';
import { useMay } from '../../api/use-may.ts';
import { ChangedNote } from '../../shared/changed-note.tsx';
import { Conversation } from '../../shared/conversation.tsx';
import { LevelTag } from '../../shared/level-tag.tsx';
import { ProblemNote } from '../../shared/problem-note.tsx';
import { Shown } from '../../shared/states.tsx';
import { useDates } from '../../shared/use-dates.ts';
import { useKeys } from '../../shared/use-keys.ts';
import { useTerms } from '../../shared/use-terms.ts';
import { useWords } from '../../shell/language.tsx';
import { keptQuery } from '../../shell/kept-query.ts';
import { AlertFacts } from './alert-facts.tsx';
import { alertWords } from './alert-words.ts';
import { EscalateDialog } from './escalate-dialog.tsx';
import { ResolveForm } from './resolve-form.tsx';

/** One alert: its clocks, what is known, and what can be done. */
export const AlertDetail = () => {
  const { caseNo = '', cause = '' } = useParams();
  const path = `/v1/cases/${encodeURIComponent(caseNo)}/alerts/${encodeURIComponent(cause)}`;
  const asked = useAnswer<AlertAnswer>(path);
  return (
    <Shown of={asked}>{(alert) => <Detail path={path} alert={alert} etag={asked.data?.etag} refetch={asked.refetch} />}</Shown>
  );
};

interface DetailProps {
  readonly path: string;
  readonly alert: AlertAnswer;
  readonly etag: string | undefined;
  readonly refetch: () => unknown;
}

const Detail = ({ path, alert, etag, refetch }: DetailProps) => {
  const words = useWords(alertWords);
  const term = useTerms();
  const { time } = useDates();
  const { message } = App.useApp();
  const go = useNavigate();
  const kept = keptQuery(useLocation().search);
  const { id } = usePerson();
  const may = useMay();
  const form = useRef<HTMLDivElement>(null);
  const [before, setBefore] = useState<AlertAnswer>();
  const { caseNo, cause, level, state } = alert;
  const mayAct = may('act-on-alert') && state !== 'resolved' && alert.lawyerId !== id;
  const canContact = mayAct && state === 'open';
  const canEscalate = mayAct && alert.handedUp === undefined;
  const [isEscalating, setEscalating] = useState(false);
  /** Somebody else was faster: what they did is shown, what was typed here stays. */
  const showChange = (): void => {
    setBefore(alert);
    refetch();
  };
  const contact = useChange(() => void message.success(words.contactDone), showChange);
  const markContacted = (): void => {
    if (canContact) contact.mutate({ path, body: { action: 'contact' }, ifMatch: etag });
  };
  useKeys({
    c: markContacted,
    e: () => setEscalating(canEscalate),
    r: () => form.current?.querySelector<HTMLElement>('input, textarea')?.focus(),
    Escape: () => (isEscalating ? setEscalating(false) : void go(`/alerts${kept}`)),
  });
  return (
    <>
      <p className="hf-no-print">
        <Link to={`/alerts${kept}`}>← {words.back}</Link>
      </p>
      <div className="hf-title">
        <h1>
          <LevelTag level={level} /> {term('cause', cause)} · {caseNo}
        </h1>
        {mayAct && (
          <span className="hf-quiet hf-no-print hf-keys">
            <kbd>c</kbd> {words.keys.contact} · <kbd>e</kbd> {words.keys.escalate} · <kbd>r</kbd> {words.keys.resolve} ·{' '}
            <kbd>Esc</kbd> {words.keys.back}
          </span>
        )}
      </div>
      {before !== undefined && (
        <ChangedNote
          title={words.changed}
          of={{ changed: { by: alert.by } }}
          lines={[
            `${words.state}: ${term('alertState', before.state)} → ${term('alertState', state)}`,
            `${words.level}: ${term('level', before.level)} → ${term('level', level)}`,
          ]}
        />
      )}
      <div className="hf-grid">
        <section className="hf-card">
          <AlertFacts alert={alert} />
          <p className="hf-no-print">
            <Link to={`/cases/${encodeURIComponent(caseNo)}${kept}`}>{words.openCase}</Link>
          </p>
          {canContact && (
            <Button onClick={markContacted} loading={contact.isPending}>
              {words.contact}
            </Button>
          )}{' '}
          {canEscalate && <Button onClick={() => setEscalating(true)}>{words.escalate}</Button>}
          {canEscalate && (
            <EscalateDialog
              path={path}
              etag={etag}
              isOpen={isEscalating}
              onClose={() => setEscalating(false)}
              onChanged={showChange}
            />
          )}
          {contact.error !== null && !contact.error.isChanged && <ProblemNote of={contact.error} />}
        </section>
        {may('read-conversation') && <Conversation caseNo={caseNo} />}
      </div>
      {alert.notices.length > 0 && (
        <section className="hf-card">
          <h2>{words.notices}</h2>
          <ul>
            {alert.notices.map(({ at, what }) => (
              <li key={`${at} ${what}`}>
                {time(at)} {term('notice', what)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {mayAct ? (
        <div ref={form}>
          <ResolveForm path={path} alert={alert} etag={etag} onChanged={showChange} />
        </div>
      ) : (
        state !== 'resolved' && <p className="hf-quiet">{alert.lawyerId === id ? words.person : words.readOnly}</p>
      )}
    </>
  );
};
