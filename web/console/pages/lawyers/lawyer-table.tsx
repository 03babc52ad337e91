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

/** Percentage points more than a year before; `undefined` where too little is known. */
const changeIn = ({ trend }: Pick<LawyerLine, 'trend'>): number | undefined =>
  typeof trend === 'string' ? undefined : 100 * (trend.now - trend.before);
/** Those without a trend stand first, as at the smallest. */
const byTrend = (a: LawyerLine, b: LawyerLine): number => (changeIn(a) ?? -101) - (changeIn(b) ?? -101);

/** How rate A has moved against last year, or why that is not said; and whether an early warning is open. */
const Trend = ({ trend, isWarned }: Pick<LawyerLine, 'trend' | 'isWarned'>) => {
  const words = useWords(lawyerWords);
  const change = changeIn({ trend });
  return (
    <>
      {typeof trend === 'string' || change === undefined ? (
        <span className="hf-quiet">{typeof trend === 'string' && words.noTrend[trend]}</span>
      ) : (
        <span title={`${words.before} ${percent(trend.before)}`}>
          {change > 0 ? '▲' : change < 0 ? '▼' : '='} {Math.abs(change).toFixed(1)} {words.pointsUnit}
        </span>
      )}
      {isWarned && (
        <>
          {' '}
          <span className="hf-tag hf-high">{words.falling}</span>
        </>
      )}
    </>
  );
};

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
        scroll={isLong ? { x: 1090, y: room } : { x: 1090 }}
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
            title: <span title={words.trendHelp}>{words.trend}</span>,
            width: 130,
            sorter: byTrend,
            render: (_, { trend, isWarned }) => <Trend trend={trend} isWarned={isWarned} />,
          },
          { title: words.alerts, dataIndex: 'openAlerts', width: 100, align: 'right' },
        ]}
      />
    </>
  );
};
