import type { AlertAnswer } from '../../../../contracts/console/alerts.ts';
import { Clock } from '../../shared/clock.tsx';
import { useDates } from '../../shared/use-dates.ts';
import { useTerms } from '../../shared/use-terms.ts';
import { useWords } from '../../shell/language.tsx';
import { alertWords } from './alert-words.ts';

/** What is known of an alert. */
export const AlertFacts = ({ alert }: { readonly alert: AlertAnswer }) => {
  const words = useWords(alertWords);
  const term = useTerms();
  const { time } = useDates();
  const { state, contactedAt, contactBy, resolveBy, resolvedAt, raisedAt, lawyerId, escalations, signs } = alert;
  const { outcome, note, by, handedUp } = alert;
  return (
    <>
      <dl className="hf-pairs">
        <dt>{words.state}</dt>
        <dd>{term('alertState', state)}</dd>
        <dt>{words.lawyer}</dt>
        <dd>{lawyerId}</dd>
        {signs.length > 0 && (
          <>
            <dt>{words.signs}</dt>
            <dd>{signs.map((sign) => term('sign', sign)).join('; ')}</dd>
          </>
        )}
        <dt>{words.raisedAt}</dt>
        <dd>{time(raisedAt)}</dd>
        <dt>{words.contactBy}</dt>
        <dd>
          {contactedAt === undefined && state !== 'resolved' ? <Clock at={contactBy} /> : time(contactBy)}
          {contactedAt !== undefined && ` (${words.contactedAt} ${time(contactedAt)})`}
        </dd>
        <dt>{words.resolveBy}</dt>
        <dd>{resolvedAt === undefined ? <Clock at={resolveBy} /> : time(resolveBy)}</dd>
        <dt>{words.escalations}</dt>
        <dd>{escalations}</dd>
        {handedUp !== undefined && (
          <>
            <dt>{words.handedUp}</dt>
            <dd>
              {time(handedUp.at)} {handedUp.by} → {handedUp.to}: <span className="hf-words">{handedUp.why}</span>
            </dd>
          </>
        )}
        {resolvedAt !== undefined && (
          <>
            <dt>{words.outcome}</dt>
            <dd>{term('outcome', outcome)}</dd>
            <dt>{words.resolvedAt}</dt>
            <dd>
              {time(resolvedAt)} {by}
            </dd>
            <dt>{words.note}</dt>
            <dd className="hf-words">{note}</dd>
          </>
        )}
      </dl>
      {alert.earlier.length > 0 && (
        <>
          <h3>{words.earlier}</h3>
          <ul>
            {alert.earlier.map((one) => (
              <li key={one.resolvedAt}>
                {time(one.resolvedAt)} {term('outcome', one.outcome)} ({one.by}) <span className="hf-words">{one.note}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
};
