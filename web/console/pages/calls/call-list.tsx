import { Segmented, Switch, Table } from 'antd';
import { useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import type { CallLine } from '../../../../contracts/console/worklists.ts';
import { MoreButton } from '../../shared/more-button.tsx';
import { usePaged } from '../../shared/paged.ts';
import { Empty, Failed, Loading } from '../../shared/states.tsx';
import { useDates } from '../../shared/use-dates.ts';
import { useChosen } from '../../shared/use-chosen.ts';
import { useTerms } from '../../shared/use-terms.ts';
import { useWords } from '../../shell/language.tsx';
import { keptQuery } from '../../shell/kept-query.ts';
import { usePlace } from '../../shell/place.tsx';
import { callWords } from './call-words.ts';

/** Whom somebody has to phone, by when it may be tried. */
export const CallList = () => {
  const words = useWords(callWords);
  const term = useTerms();
  const { time } = useDates();
  const go = useNavigate();
  const kept = keptQuery(useLocation().search);
  const { centre } = usePlace();
  const [kind, setKind] = useState('');
  const [isDueOnly, setDueOnly] = useState(false);
  const query = kind === '' ? '' : `&kind=${kind}`;
  const paged = usePaged<CallLine>(`/v1/centres/${encodeURIComponent(centre)}/calls?limit=100${query}`, true);
  const { entries, error, refetch } = paged;
  const shown = (entries ?? []).filter(({ isDue }) => !isDueOnly || isDue);
  const addressOf = ({ caseNo }: CallLine): string => `/calls/${encodeURIComponent(caseNo)}${kept}`;
  const rows = useChosen(shown, (entry) => void go(addressOf(entry)));
  if (error !== null && entries === undefined) return <Failed problem={error} retry={() => void refetch()} />;
  if (entries === undefined) {
    return (
      <>
        <h1>{words.title}</h1>
        <Loading />
      </>
    );
  }
  return (
    <>
      <h1>{words.title}</h1>
      <div className="hf-tools hf-no-print">
        <Segmented
          value={kind}
          onChange={setKind}
          options={[
            { value: '', label: words.all },
            { value: 'call', label: term('callKind', 'call') },
            { value: 'check', label: term('callKind', 'check') },
          ]}
        />
        <label>
          <Switch size="small" checked={isDueOnly} onChange={setDueOnly} aria-label={words.dueOnly} /> {words.dueOnly}
        </label>
      </div>
      <Table<CallLine>
        rowKey={({ caseNo, kind: of }) => `${caseNo} ${of}`}
        dataSource={shown}
        size="middle"
        pagination={false}
        scroll={{ x: 820 }}
        locale={{ emptyText: <Empty>{words.none}</Empty> }}
        {...rows}
        columns={[
          { title: words.caseNo, render: (_, entry) => <Link to={addressOf(entry)}>{entry.caseNo}</Link> },
          { title: words.kind, width: 120, render: (_, entry) => term('callKind', entry.kind) },
          { title: words.reason, render: (_, { reason }) => term('reason', reason) },
          { title: words.lawyer, dataIndex: 'lawyerId' },
          {
            title: words.due,
            width: 170,
            render: (_, { dueAt, isDue }) => <span className={isDue ? 'hf-good' : 'hf-quiet'}>{time(dueAt)}</span>,
          },
          { title: words.attempts, dataIndex: 'attempts', align: 'right', width: 100 },
          { title: words.last, width: 110, render: (_, { lastOutcome }) => term('callOutcome', lastOutcome) },
        ]}
      />
      <MoreButton of={paged} />
    </>
  );
};
