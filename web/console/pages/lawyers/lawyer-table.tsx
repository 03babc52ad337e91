import { Input, Table } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useLocation } from 'react-router';
import { interval, percent, points } from '../../shared/numbers.ts';
import { Empty, Failed, Loading } from '../../shared/states.tsx';
import { useRoom } from '../../shared/use-room.ts';
import { useTerms } from '../../shared/use-terms.ts';
import { useWholeList } from '../../shared/use-whole-list.ts';
import { useWords } from '../../shell/language.tsx';
import { keptQuery } from '../../shell/kept-query.ts';
import { usePlace } from '../../shell/place.tsx';
import { lawyerWords } from './lawyer-words.ts';
import { ranked } from './ranked.ts';
import type { LawyerLine, RankedLawyer } from './ranked.ts';

/** Rows up to which the whole table is drawn; longer ones only where one looks. */
const DRAWN_WHOLE = 100;

/** The lawyers of the centre's year, with how much each figure rests on. */
export const LawyerTable = () => {
  const words = useWords(lawyerWords);
  const term = useTerms();
  const kept = keptQuery(useLocation().search);
  const { centre, year } = usePlace();
  const room = useRoom(300);
  const [find, setFind] = useState('');
  const list = useWholeList<LawyerLine>(`/v1/centres/${encodeURIComponent(centre)}/lawyers?year=${year}&limit=200`);
  const { entries, error, hasMore } = list;
  const rows = useMemo(() => ranked(entries ?? []), [entries]);
  if (error !== null && entries === undefined) return <Failed problem={error} retry={() => void list.refetch()} />;
  if (entries === undefined) {
    return (
      <>
        <h1>{words.title}</h1>
        <Loading />
      </>
    );
  }
  const isFound = ({ lawyerId, name = '', firm = '' }: LawyerLine): boolean =>
    `${lawyerId} ${name} ${firm}`.includes(find.trim());
  const shown = rows.filter(isFound);
  const isLong = shown.length > DRAWN_WHOLE;
  const by = (figure: 'closings' | 'n' | 'rateA' | 'serviceScore') => (a: RankedLawyer, b: RankedLawyer) =>
    (a[figure] ?? -1) - (b[figure] ?? -1);
  const rate = ({ rateA, standing }: RankedLawyer): string =>
    standing === 'too-few' ? term('standing', standing) : percent(rateA);
  return (
    <>
      <div className="hf-title">
        <h1>{words.title}</h1>
        <Input
          className="hf-no-print"
          aria-label={words.find}
          placeholder={words.find}
          allowClear
          value={find}
          onChange={({ target }) => setFind(target.value)}
          style={{ width: 260 }}
        />
      </div>
      <p className="hf-quiet">
        {words.why} {hasMore && words.loading}
      </p>
      <Table<RankedLawyer>
        rowKey="lawyerId"
        dataSource={shown}
        size="middle"
        pagination={false}
        virtual={isLong}
        scroll={isLong ? { x: 1080, y: room } : { x: 1080 }}
        locale={{ emptyText: <Empty>{words.none}</Empty> }}
        columns={[
          { title: words.rank, width: 64, align: 'right', render: (_, { rank }) => rank ?? '–' },
          {
            title: words.name,
            width: 150,
            render: (_, { lawyerId, name }) => (
              <Link to={`/lawyers/${encodeURIComponent(lawyerId)}${kept}`}>{name ?? lawyerId}</Link>
            ),
          },
          { title: words.lawyerId, dataIndex: 'lawyerId', width: 110 },
          { title: words.closings, dataIndex: 'closings', width: 84, align: 'right', sorter: by('closings') },
          { title: words.n, dataIndex: 'n', width: 110, align: 'right', sorter: by('n') },
          { title: words.rate, width: 100, align: 'right', sorter: by('rateA'), render: (_, line) => rate(line) },
          {
            title: words.interval,
            width: 110,
            align: 'right',
            render: (_, { low, high, standing }) => (standing === 'too-few' ? '–' : interval(low, high)),
          },
          {
            title: words.score,
            width: 110,
            align: 'right',
            sorter: by('serviceScore'),
            render: (_, { serviceScore, standing }) => (standing === 'too-few' ? '–' : points(serviceScore)),
          },
          { title: words.standing, width: 140, render: (_, { standing }) => term('standing', standing) },
          {
            title: words.trend,
            width: 100,
            render: (_, { isWarned }) => (isWarned ? <span className="hf-tag hf-high">{words.falling}</span> : '–'),
          },
          { title: words.alerts, dataIndex: 'openAlerts', width: 100, align: 'right' },
        ]}
      />
    </>
  );
};
