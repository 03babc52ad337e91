import { Button, Select, Space, Table } from 'antd';
import { useState } from 'react';
import type { ComparisonAnswer, TableAnswer, VerificationAnswer } from '../../../../contracts/console/assessments.ts';
import { useAnswer, useChange } from '../../api/use-data.ts';
import { ProblemNote } from '../../shared/problem-note.tsx';
import { Empty, Shown } from '../../shared/states.tsx';
import { useDates } from '../../shared/use-dates.ts';
import { useWords } from '../../shell/language.tsx';
import { shellWords } from '../../shell/words.ts';
import { assessmentWords } from './assessment-words.ts';
import { Differences } from './differences.tsx';
import { Exports } from './exports.tsx';
import type { TableProps } from './table-state.tsx';

/** The decided versions of the year, what two of them differ in, and the proof that nothing was changed since. */
export const Versions = ({ path, state }: TableProps) => {
  const words = useWords(assessmentWords).versions;
  const shell = useWords(shellWords);
  const { time } = useDates();
  const { finals, draft } = state.table;
  const names = [...finals.map(({ number }) => `v${number}`), ...(draft === undefined ? [] : ['draft'])];
  const [[from, to], choose] = useState<readonly [string, string]>([names.at(-2) ?? '', names.at(-1) ?? '']);
  if (finals.length === 0) return <Empty>{words.none}</Empty>;
  const options = names.map((value) => ({ value, label: value === 'draft' ? words.draft : value }));
  return (
    <>
      <Table<TableAnswer['table']['finals'][number]>
        rowKey="number"
        size="small"
        pagination={false}
        dataSource={finals}
        scroll={{ x: 720 }}
        columns={[
          { title: words.version, render: (_, { number }) => `v${number}` },
          { title: words.at, render: (_, { at }) => time(at) },
          { title: words.by, dataIndex: 'by' },
          { title: words.publishedBy, dataIndex: 'publishedBy' },
          { title: shell.actions, render: (_, { number }) => <Exports path={path} version={`v${number}`} /> },
          { title: shell.actions, render: (_, { number }) => <Verify path={path} version={`v${number}`} /> },
        ]}
      />
      {names.length > 1 && (
        <section style={{ marginTop: 16 }}>
          <Space wrap>
            {words.from}
            <Select
              aria-label={words.from}
              value={from}
              options={options}
              onChange={(value) => choose([value, to])}
              style={{ width: 100 }}
            />
            {words.to}
            <Select
              aria-label={words.to}
              value={to}
              options={options}
              onChange={(value) => choose([from, value])}
              style={{ width: 100 }}
            />
          </Space>
          {from !== to && <Compared path={`${path}/differences?from=${from}&to=${to}`} />}
        </section>
      )}
    </>
  );
};

const Compared = ({ path }: { readonly path: string }) => {
  const asked = useAnswer<ComparisonAnswer>(path);
  return <Shown of={asked}>{({ comparison }) => <Differences comparison={comparison} />}</Shown>;
};

const Verify = ({ path, version }: { readonly path: string; readonly version: string }) => {
  const words = useWords(assessmentWords).versions;
  const verify = useChange<VerificationAnswer>();
  const isSame = verify.data?.data.isSame;
  return (
    <>
      <Button
        size="small"
        loading={verify.isPending}
        onClick={() => verify.mutate({ path: `${path}/verification?version=${version}` })}
      >
        {words.verify}
      </Button>{' '}
      {isSame !== undefined && <span className={isSame ? 'hf-good' : 'hf-bad'}>{isSame ? words.verified : words.different}</span>}
      <ProblemNote of={verify.error} />
    </>
  );
};
