import { App, Button, Input, Popconfirm, Select, Table } from 'antd';
import { useState } from 'react';
import type { EvidenceAnswer } from '../../../../contracts/console/evidence.ts';
import { EVIDENCE_KINDS } from '../../../../domain/shared/codes.ts';
import { useChange } from '../../api/use-data.ts';
import { MoreButton } from '../../shared/more-button.tsx';
import { usePaged } from '../../shared/paged.ts';
import { ProblemNote } from '../../shared/problem-note.tsx';
import { Empty, Failed, Loading } from '../../shared/states.tsx';
import { useDates } from '../../shared/use-dates.ts';
import { useTerms } from '../../shared/use-terms.ts';
import { useWords } from '../../shell/language.tsx';
import { usePlace } from '../../shell/place.tsx';
import { shellWords } from '../../shell/words.ts';
import { evidenceWords } from './evidence-words.ts';

type EvidenceLine = EvidenceAnswer['entries'][number];

export const EvidenceList = ({ mayRecord }: { readonly mayRecord: boolean }) => {
  const words = useWords(evidenceWords);
  const shell = useWords(shellWords);
  const term = useTerms();
  const { time } = useDates();
  const { centre, year } = usePlace();
  const [kind, setKind] = useState('');
  const query = kind === '' ? '' : `&kind=${kind}`;
  const paged = usePaged<EvidenceLine>(`/v1/centres/${encodeURIComponent(centre)}/evidence?year=${year}&limit=100${query}`);
  const { entries, error, refetch } = paged;
  if (error !== null && entries === undefined) return <Failed problem={error} retry={() => void refetch()} />;
  if (entries === undefined) return <Loading />;
  const mark = ({ score, grade, cause }: EvidenceLine): string =>
    cause === undefined ? (score === undefined ? term('grade', grade) : String(score)) : term('vetoCause', cause);
  return (
    <>
      <div className="hf-tools hf-no-print">
        <Select
          aria-label={words.kind}
          value={kind}
          onChange={setKind}
          style={{ width: 180 }}
          options={[
            { value: '', label: words.all },
            ...EVIDENCE_KINDS.map((value) => ({ value, label: term('evidenceKind', value) })),
          ]}
        />
      </div>
      <Table<EvidenceLine>
        rowKey="id"
        size="middle"
        dataSource={entries}
        pagination={false}
        scroll={{ x: 980 }}
        locale={{ emptyText: <Empty>{words.none}</Empty> }}
        columns={[
          { title: words.kind, width: 130, render: (_, line) => term('evidenceKind', line.kind) },
          { title: words.lawyer, dataIndex: 'lawyerId', width: 120 },
          { title: words.mark, width: 130, render: (_, line) => mark(line) },
          { title: words.note, render: (_, line) => <Said line={line} /> },
          { title: words.id, dataIndex: 'id', width: 150 },
          { title: words.by, dataIndex: 'by', width: 120 },
          { title: words.at, width: 150, render: (_, { at }) => time(at) },
          {
            title: shell.actions,
            width: 110,
            render: (_, line) =>
              line.withdrawn === undefined ? (
                mayRecord && <Withdraw id={line.id} />
              ) : (
                <span className="hf-tag hf-medium" title={`${line.withdrawn.by}: ${line.withdrawn.reason}`}>
                  {words.withdrawn}
                </span>
              ),
          },
        ]}
      />
      <MoreButton of={paged} />
    </>
  );
};

/** The note; of a veto also when the lawyer was heard, and what they said. */
const Said = ({ line: { note, heardOn, statement } }: { readonly line: EvidenceLine }) => {
  const words = useWords(evidenceWords);
  return (
    <>
      <span className="hf-words">{note}</span>
      {heardOn !== undefined && (
        <p className="hf-words hf-quiet">
          {words.heard} {heardOn}: {statement}
        </p>
      )}
    </>
  );
};

const Withdraw = ({ id }: { readonly id: string }) => {
  const words = useWords(evidenceWords);
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const withdraw = useChange(() => void message.success(words.withdrawn));
  return (
    <>
      <Popconfirm
        title={words.reason}
        description={
          <Input aria-label={words.reason} value={reason} maxLength={1000} onChange={({ target }) => setReason(target.value)} />
        }
        okText={words.yes}
        cancelText={words.no}
        okButtonProps={{ disabled: reason.trim() === '' }}
        onConfirm={() => withdraw.mutate({ path: `/v1/evidence/${encodeURIComponent(id)}/withdrawal`, body: { reason } })}
      >
        <Button size="small" loading={withdraw.isPending}>
          {words.withdraw}
        </Button>
      </Popconfirm>
      <ProblemNote of={withdraw.error} />
    </>
  );
};
