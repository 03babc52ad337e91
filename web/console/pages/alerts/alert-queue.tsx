import { Select, Switch, Table } from 'antd';
import { useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { ALERT_LEVELS } from '../../../../domain/shared/codes.ts';
import type { OpenAlertLine } from '../../../../contracts/console/worklists.ts';
import { Clock } from '../../shared/clock.tsx';
import { LevelTag } from '../../shared/level-tag.tsx';
import { MoreButton } from '../../shared/more-button.tsx';
import { usePaged } from '../../shared/paged.ts';
import { Empty, Failed, Loading } from '../../shared/states.tsx';
import { useChosen } from '../../shared/use-chosen.ts';
import { useTerms } from '../../shared/use-terms.ts';
import { useWords } from '../../shell/language.tsx';
import { keptQuery } from '../../shell/kept-query.ts';
import { usePlace } from '../../shell/place.tsx';
import { alertWords } from './alert-words.ts';

/** What waits for a supervisor, by the clock that runs out first. */
export const AlertQueue = () => {
  const words = useWords(alertWords);
  const term = useTerms();
  const go = useNavigate();
  const kept = keptQuery(useLocation().search);
  const { centre } = usePlace();
  const paged = usePaged<OpenAlertLine>(`/v1/centres/${encodeURIComponent(centre)}/alerts?limit=100`, true);
  const { entries, error, refetch } = paged;
  const [level, setLevel] = useState('');
  const [isOverdueOnly, setOverdueOnly] = useState(false);
  const shown = (entries ?? []).filter((alert) => (level === '' || alert.level === level) && (!isOverdueOnly || alert.isOverdue));
  const addressOf = ({ caseNo, cause }: OpenAlertLine): string => `/alerts/${encodeURIComponent(caseNo)}/${cause}${kept}`;
  const rows = useChosen(shown, (alert) => void go(addressOf(alert)));
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
      <div className="hf-title">
        <h1>{words.title}</h1>
        <span className="hf-quiet hf-no-print hf-keys">
          {words.help}: <kbd>j</kbd> <kbd>k</kbd> {words.keys.move} · <kbd>Enter</kbd> {words.keys.open}
        </span>
      </div>
      <div className="hf-tools hf-no-print">
        <Select
          aria-label={words.level}
          value={level}
          onChange={setLevel}
          style={{ width: 120 }}
          options={[{ value: '', label: words.all }, ...ALERT_LEVELS.map((value) => ({ value, label: term('level', value) }))]}
        />
        <label>
          <Switch size="small" checked={isOverdueOnly} onChange={setOverdueOnly} aria-label={words.overdueOnly} />{' '}
          {words.overdueOnly}
        </label>
      </div>
      <Table<OpenAlertLine>
        rowKey={({ caseNo, cause }) => `${caseNo} ${cause}`}
        dataSource={shown}
        size="middle"
        pagination={false}
        scroll={{ x: 820 }}
        locale={{ emptyText: <Empty>{words.none}</Empty> }}
        {...rows}
        columns={[
          { title: words.level, dataIndex: 'level', width: 90, render: (_, alert) => <LevelTag level={alert.level} /> },
          { title: words.cause, dataIndex: 'cause', render: (_, { cause }) => term('cause', cause) },
          { title: words.caseNo, render: (_, alert) => <Link to={addressOf(alert)}>{alert.caseNo}</Link> },
          { title: words.lawyer, dataIndex: 'lawyerId' },
          { title: words.state, width: 100, render: (_, { state }) => term('alertState', state) },
          { title: words.deadline, width: 150, render: (_, { deadline }) => <Clock at={deadline} /> },
          { title: words.escalations, dataIndex: 'escalations', width: 110, align: 'right' },
        ]}
      />
      <MoreButton of={paged} />
    </>
  );
};
