import { DatePicker, Table } from 'antd';
import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import type { AuditAnswer } from '../../../../contracts/console/audit.ts';
import { AntdRoot } from '../../shared/antd-root.tsx';
import { MoreButton } from '../../shared/more-button.tsx';
import { usePaged } from '../../shared/paged.ts';
import { Empty, Failed, Loading } from '../../shared/states.tsx';
import { useDates } from '../../shared/use-dates.ts';
import { useTerms } from '../../shared/use-terms.ts';
import { keptQuery } from '../../shell/kept-query.ts';
import { useWords } from '../../shell/language.tsx';
import { usePlace } from '../../shell/place.tsx';
import { auditWords } from './audit-words.ts';
import { ErasureAudits } from './erasure-audits.tsx';
import { useMay } from '../../api/use-may.ts';

type AuditLine = AuditAnswer['entries'][number];

const AuditPage = () => {
  const words = useWords(auditWords);
  const may = useMay();
  return (
    <AntdRoot>
      <h1>{words.title}</h1>
      {may('read-history') && <Log />}
      {may('read-erasure-audits') && <ErasureAudits />}
    </AntdRoot>
  );
};
export default AuditPage;

/** Everything that was done in a centre, newest first. */
const Log = () => {
  const words = useWords(auditWords);
  const term = useTerms();
  const { time } = useDates();
  const { centre } = usePlace();
  const kept = keptQuery(useLocation().search);
  const [range, setRange] = useState('');
  const paged = usePaged<AuditLine>(`/v1/centres/${encodeURIComponent(centre)}/audit?limit=100${range}`);
  const { entries, error, refetch } = paged;
  if (error !== null && entries === undefined) return <Failed problem={error} retry={() => void refetch()} />;
  if (entries === undefined) return <Loading />;
  /** A code may carry more behind a colon, such as the version of a policy. */
  const told = (what: string): string => {
    const [code = '', ...rest] = what.split(':');
    const known = (name: string): string | undefined => words.done[name as keyof typeof words.done];
    const [cause, act = ''] = rest;
    // What was done about an alert: what it was about, and the act or how it ended.
    const about = code === 'alert' ? [term('cause', cause), known(act) ?? term('outcome', act)] : rest;
    return [known(code) ?? code, ...about].join(' ');
  };
  return (
    <>
      <div className="hf-tools hf-no-print">
        <DatePicker.RangePicker
          placeholder={[words.from, words.to]}
          aria-label={words.from}
          onChange={(days) => {
            const [from, to] = [days?.[0]?.startOf('day').valueOf(), days?.[1]?.endOf('day').valueOf()];
            setRange(from === undefined || to === undefined ? '' : `&from=${from}&to=${to}`);
          }}
        />
      </div>
      <Table<AuditLine>
        rowKey={({ at, by, what, caseNo, lawyerId }) => [at, by, what, caseNo, lawyerId].join(' ')}
        size="middle"
        dataSource={entries}
        pagination={false}
        scroll={{ x: 860 }}
        locale={{ emptyText: <Empty>{words.none}</Empty> }}
        columns={[
          { title: words.at, width: 160, render: (_, { at }) => time(at) },
          { title: words.by, dataIndex: 'by', width: 140 },
          { title: words.what, width: 220, render: (_, { what }) => told(what) },
          {
            title: words.about,
            width: 180,
            render: (_, { caseNo, lawyerId, year }) =>
              caseNo === undefined ? (
                [lawyerId, year].filter((part) => part !== undefined).join(' · ')
              ) : (
                <Link to={`/cases/${encodeURIComponent(caseNo)}${kept}`}>{caseNo}</Link>
              ),
          },
          { title: words.why, render: (_, { why }) => <span className="hf-words">{why}</span> },
        ]}
      />
      <MoreButton of={paged} />
    </>
  );
};
