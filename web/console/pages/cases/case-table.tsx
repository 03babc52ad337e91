import { Table } from 'antd';
import { Link, useLocation } from 'react-router';
import type { CasesAnswer } from '../../../../contracts/console/cases.ts';
import { Empty } from '../../shared/states.tsx';
import { useDates } from '../../shared/use-dates.ts';
import { useTerms } from '../../shared/use-terms.ts';
import { useWords } from '../../shell/language.tsx';
import { keptQuery } from '../../shell/kept-query.ts';
import { caseWords } from './case-words.ts';

export type CaseLine = CasesAnswer['entries'][number];

/** Cases, each a link to its story. */
export const CaseTable = ({ cases, none }: { readonly cases: readonly CaseLine[]; readonly none: string }) => {
  const words = useWords(caseWords);
  const term = useTerms();
  const { date } = useDates();
  const kept = keptQuery(useLocation().search);
  return (
    <Table<CaseLine>
      rowKey="caseNo"
      dataSource={cases}
      size="middle"
      pagination={false}
      scroll={{ x: 820 }}
      locale={{ emptyText: <Empty>{none}</Empty> }}
      columns={[
        {
          title: words.caseNo,
          render: (_, { caseNo }) => <Link to={`/cases/${encodeURIComponent(caseNo)}${kept}`}>{caseNo}</Link>,
        },
        { title: words.lawyerId, dataIndex: 'lawyerId' },
        { title: words.kind, render: (_, { kind }) => term('kind', kind) },
        { title: words.closedAt, width: 120, render: (_, { closedAt }) => date(closedAt) },
        {
          title: words.state,
          render: (_, { state, isVoided }) => (
            <>
              {term('state', state)}
              {isVoided && <span className="hf-tag hf-medium"> {words.voided}</span>}
            </>
          ),
        },
        { title: words.reason, render: (_, { reason }) => term('reason', reason) },
        { title: words.channel, width: 90, render: (_, { channel }) => term('channel', channel) },
      ]}
    />
  );
};
