import { Table } from 'antd';
import type { ComparisonAnswer, RowAnswer } from '../../../../contracts/console/assessments.ts';
import { points } from '../../shared/numbers.ts';
import { Empty } from '../../shared/states.tsx';
import { useTerms } from '../../shared/use-terms.ts';
import { useWords } from '../../shell/language.tsx';
import { assessmentWords } from './assessment-words.ts';

/** What two tables differ in: who moved from which grade to which, and every row that is not the same. */
export const Differences = ({ comparison }: ComparisonAnswer) => {
  const words = useWords(assessmentWords);
  const term = useTerms();
  const { moves, differences, unchanged } = comparison;
  const name = (code: string): string => (term('grade', code) === code ? term('status', code) : term('grade', code));
  const standing = (row: RowAnswer | undefined): string =>
    row === undefined ? term('status', 'absent') : `${points(row.total)} ${name(row.grade ?? row.status)}`;
  if (differences.length === 0) return <Empty>{words.versions.same}</Empty>;
  return (
    <>
      <h2>{words.simulation.moves}</h2>
      {moves.length === 0 && <p>{words.simulation.none}</p>}
      <ul>
        {moves.map(({ from, to, lawyers }) => (
          <li key={`${from} ${to}`}>
            {name(from)} → {name(to)}: <b>{lawyers}</b> {words.simulation.lawyers}
          </li>
        ))}
      </ul>
      <Table<ComparisonAnswer['comparison']['differences'][number]>
        rowKey="lawyerId"
        size="small"
        dataSource={differences}
        pagination={differences.length > 50 ? { pageSize: 50 } : false}
        scroll={{ x: 700 }}
        columns={[
          { title: words.lawyer, render: (_, { lawyerId, was, is }) => is?.lawyerName ?? was?.lawyerName ?? lawyerId },
          { title: words.versions.was, render: (_, { was }) => standing(was) },
          { title: words.versions.is, render: (_, { is }) => standing(is) },
          {
            title: words.changed,
            render: (_, { fields }) => fields.map((field) => fieldName(field, words, term)).join('、'),
          },
        ]}
      />
      <p className="hf-quiet">
        {words.simulation.unchanged}: {unchanged}
      </p>
    </>
  );
};

type Words = (typeof assessmentWords)['zh'];

const fieldName = (field: string, words: Words, term: ReturnType<typeof useTerms>): string => {
  const own = {
    closings: words.closings,
    bonus: words.bonus,
    deduction: words.deduction,
    total: words.total,
    grade: words.grade,
    flags: words.flags,
  };
  return field in own ? own[field as keyof typeof own] : term('dimension', field);
};
