import { Input, Select, Table, Tooltip } from 'antd';
import { useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { GRADES } from '../../../../domain/shared/codes.ts';
import type { RowAnswer } from '../../../../contracts/console/assessments.ts';
import { DIMENSIONS } from '../../../../domain/shared/policy.ts';
import { points } from '../../shared/numbers.ts';
import { Empty, Failed, Loading } from '../../shared/states.tsx';
import { useRoom } from '../../shared/use-room.ts';
import { useTerms } from '../../shared/use-terms.ts';
import { useWords } from '../../shell/language.tsx';
import { keptQuery } from '../../shell/kept-query.ts';
import { assessmentWords } from './assessment-words.ts';
import { RowReasons } from './row-reasons.tsx';
import type { TableProps } from './table-state.tsx';
import { useRows } from './use-rows.ts';

/** Rows up to which the whole table is drawn; longer ones only where one looks. */
const DRAWN_WHOLE = 100;

/** The rows of the draft, or of the last final version; each with its reasons a click away. */
export const RowTable = ({ path, state, lawyerId }: TableProps & { readonly lawyerId: string | undefined }) => {
  const words = useWords(assessmentWords);
  const term = useTerms();
  const go = useNavigate();
  const kept = keptQuery(useLocation().search);
  const room = useRoom(420);
  const [find, setFind] = useState('');
  const [grade, setGrade] = useState('');
  const { draft, finals } = state.table;
  const version = draft === undefined ? `v${finals.length}` : 'draft';
  const isThere = draft !== undefined || finals.length > 0;
  const { rows, error, refetch } = useRows(path, version, draft?.at, isThere);
  if (!isThere) return <Empty>{words.noDraft}</Empty>;
  if (error !== null && rows === undefined) return <Failed problem={error} retry={() => void refetch()} />;
  if (rows === undefined) return <Loading />;
  const shown = rows.filter(
    (row) =>
      `${row.lawyerId} ${row.lawyerName ?? ''}`.includes(find.trim()) && (grade === '' || (row.grade ?? row.status) === grade),
  );
  const isLong = shown.length > DRAWN_WHOLE;
  const standing = (row: RowAnswer): string => (row.grade === undefined ? term('status', row.status) : term('grade', row.grade));
  return (
    <>
      <div className="hf-tools hf-no-print">
        <Input
          aria-label={words.find}
          placeholder={words.find}
          allowClear
          value={find}
          onChange={({ target }) => setFind(target.value)}
          style={{ width: 220 }}
        />
        <Select
          aria-label={words.grade}
          value={grade}
          onChange={setGrade}
          style={{ width: 150 }}
          options={[
            { value: '', label: words.allGrades },
            ...GRADES.toReversed().map((value) => ({ value, label: term('grade', value) })),
          ]}
        />
      </div>
      <Table<RowAnswer>
        rowKey="lawyerId"
        dataSource={shown}
        size="small"
        pagination={false}
        virtual={isLong}
        scroll={isLong ? { x: 1450, y: room } : { x: 1450 }}
        columns={[
          {
            title: words.lawyer,
            width: 150,
            fixed: 'left',
            render: (_, row) => (
              <Link to={`/assessment/table/${encodeURIComponent(row.lawyerId)}${kept}`}>{row.lawyerName ?? row.lawyerId}</Link>
            ),
          },
          {
            title: words.total,
            width: 76,
            align: 'right',
            sorter: (a, b) => (a.total ?? -1) - (b.total ?? -1),
            render: (_, { total }) => <b>{points(total)}</b>,
          },
          {
            title: words.grade,
            width: 110,
            render: (_, row) => (
              <Tooltip title={row.reasons.join(', ')}>
                <span>{standing(row)}</span>
              </Tooltip>
            ),
          },
          { title: words.closings, dataIndex: 'closings', width: 70, align: 'right' },
          { title: 'n', dataIndex: 'n', width: 56, align: 'right' },
          ...DIMENSIONS.map((dimension) => ({
            title: term('dimension', dimension),
            width: 108,
            align: 'right' as const,
            render: (_: unknown, row: RowAnswer) => points(row[dimension]),
          })),
          { title: words.bonus, width: 76, align: 'right', render: (_, { bonus }) => (bonus === 0 ? '' : `+${bonus}`) },
          {
            title: words.deduction,
            width: 104,
            align: 'right',
            render: (_, { deduction }) => (deduction === 0 ? '' : `−${deduction}`),
          },
          {
            title: words.flags,
            width: 190,
            render: (_, { flags }) => (
              <Tooltip title={flags.map((flag) => term('flag', flag)).join('、')}>
                <span>
                  {flags.slice(0, 1).map((flag) => term('flag', flag))}
                  {flags.length > 1 && ` +${flags.length - 1}`}
                </span>
              </Tooltip>
            ),
          },
        ]}
      />
      {lawyerId !== undefined && (
        <RowReasons path={path} version={version} lawyerId={lawyerId} onClose={() => void go(`/assessment/table${kept}`)} />
      )}
    </>
  );
};
