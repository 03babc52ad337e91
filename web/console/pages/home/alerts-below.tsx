import { useSearchParams } from 'react-router';
import type { OpenAlertLine } from '../../../../contracts/console/worklists.ts';
import { usePaged } from '../../shared/paged.ts';
import { Failed, Loading } from '../../shared/states.tsx';
import { useWords } from '../../shell/language.tsx';
import { usePlace } from '../../shell/place.tsx';
import { AlertRow } from './alert-row.tsx';
import { homeWords } from './home-words.ts';

/** What upper levels must know of: alerts of the centres below that are overdue, escalated or handed up. Each opens in its centre. */
export const AlertsBelow = () => {
  const words = useWords(homeWords);
  const { centre, choices } = usePlace();
  return choices.some(({ parentId }) => parentId === centre) ? (
    <section className="hf-card">
      <h2>{words.alertsBelow}</h2>
      <List centre={centre} />
    </section>
  ) : null;
};

const List = ({ centre }: { readonly centre: string }) => {
  const words = useWords(homeWords);
  const { choices } = usePlace();
  const [query] = useSearchParams();
  const { entries, error, refetch, hasMore, isLoadingMore, more } = usePaged<OpenAlertLine>(
    `/v1/centres/${encodeURIComponent(centre)}/alerts/below?limit=10`,
  );
  if (error !== null && entries === undefined) return <Failed problem={error} retry={() => void refetch()} />;
  if (entries === undefined) return <Loading />;
  if (entries.length === 0) return <p className="hf-quiet">{words.alertsBelowNone}</p>;
  const inCentre = (id: string): string => {
    const there = new URLSearchParams(query);
    there.set('centre', id);
    return `?${there.toString()}`;
  };
  return (
    <>
      <ul className="hf-list">
        {entries.map((alert) => (
          <AlertRow key={`${alert.caseNo} ${alert.cause}`} alert={alert} query={inCentre(alert.centreId)}>
            · {choices.find(({ id }) => id === alert.centreId)?.name ?? alert.centreId}
            {alert.handedUpAt !== undefined && <b> {words.handedUp}</b>}
          </AlertRow>
        ))}
      </ul>
      {hasMore && (
        <button type="button" className="hf-button" disabled={isLoadingMore} onClick={more}>
          {words.more}
        </button>
      )}
    </>
  );
};
