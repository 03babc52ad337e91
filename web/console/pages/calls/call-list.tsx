import { Button, Segmented, Switch, Table } from 'antd';
import { useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import type { CallLine } from '../../api/answers.ts';
import { usePaged } from '../../shared/paged.ts';
import { Empty, Failed, Loading } from '../../shared/states.tsx';
import { useDates } from '../../shared/use-dates.ts';
import { useKeys } from '../../shared/use-keys.ts';
import { useTerms } from '../../shared/use-terms.ts';
import { useWords } from '../../shell/language.tsx';
import { keptQuery } from '../../shell/kept-query.ts';
import { usePlace } from '../../shell/place.tsx';
import { shellWords } from '../../shell/words.ts';
import { callWords } from './call-words.ts';

/** Whom somebody has to phone, by when it may be tried. */
export const CallList = () => {
  const words = useWords(callWords);
  const shell = useWords(shellWords);
  const term = useTerms();
  const { time } = useDates();
  const go = useNavigate();
  const kept = keptQuery(useLocation().search);
  const { centre } = usePlace();
  const [kind, setKind] = useState('');
  const [isDueOnly, setDueOnly] = useState(false);
  const query = kind === '' ? '' : `&kind=${kind}`;
  const { entries, error, refetch, hasMore, isLoadingMore, more } = usePaged<CallLine>(
    `/v1/centres/${encodeURIComponent(centre)}/calls?limit=100${query}`,
    true,
  );
  const shown = (entries ?? []).filter(({ isDue }) => !isDueOnly || isDue);
  const [chosen, choose] = useState(0);
  const addressOf = ({ caseNo }: CallLine): string => `/calls/${encodeURIComponent(caseNo)}${kept}`;
  useKeys({
    j: () => choose(Math.min(chosen + 1, shown.length - 1)),
    k: () => choose(Math.max(chosen - 1, 0)),
    Enter: () => {
      const entry = shown[chosen];
      if (entry !== undefined) void go(addressOf(entry));
    },
  });
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
        rowClassName={(_, i) => (i === chosen ? 'hf-chosen' : '')}
        onRow={(entry, i) => ({ onClick: () => void go(addressOf(entry)), onMouseEnter: () => choose(i ?? 0) })}
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
      {hasMore && (
        <p>
          <Button onClick={more} loading={isLoadingMore}>
            {shell.more}
          </Button>
        </p>
      )}
    </>
  );
};
