import { App, Button, Input, InputNumber, Space, Table } from 'antd';
import { useState } from 'react';
import type { TargetsAnswer } from '../../../../contracts/console/evidence.ts';
import { useAnswer, useChange } from '../../api/use-data.ts';
import { ChangedNote } from '../../shared/changed-note.tsx';
import { ProblemNote } from '../../shared/problem-note.tsx';
import { Empty, Shown } from '../../shared/states.tsx';
import { useWords } from '../../shell/language.tsx';
import { usePlace } from '../../shell/place.tsx';
import { evidenceWords } from './evidence-words.ts';

/** Closings expected of the centre and of its lawyers in the year. */
export const Targets = ({ mayRecord }: { readonly mayRecord: boolean }) => {
  const words = useWords(evidenceWords);
  const { centre, year } = usePlace();
  const asked = useAnswer<TargetsAnswer>(`/v1/centres/${encodeURIComponent(centre)}/targets?year=${year}&limit=200`);
  return (
    <Shown of={asked}>
      {(shown) => (
        <>
          <p>
            {words.ownTarget}: <b>{shown.own ?? '–'}</b>
          </p>
          {mayRecord && <TargetForm shown={shown} refetch={asked.refetch} />}
          <Table
            rowKey="lawyerId"
            size="middle"
            style={{ marginTop: 12, maxWidth: 720 }}
            dataSource={shown.entries}
            pagination={false}
            locale={{ emptyText: <Empty>{words.noTargets}</Empty> }}
            columns={[
              { title: words.lawyer, dataIndex: 'lawyerId' },
              { title: words.name, dataIndex: 'name' },
              { title: words.target, dataIndex: 'target', align: 'right' },
            ]}
          />
        </>
      )}
    </Shown>
  );
};

interface TargetFormProps {
  readonly shown: TargetsAnswer;
  readonly refetch: () => unknown;
}

/** The target as it is shown, 0 where none is set; `undefined` where the list doesn't reach as far. */
const targetIn = ({ own, entries, after }: TargetsAnswer, lawyerId: string): number | undefined =>
  lawyerId === ''
    ? (own ?? 0)
    : (entries.find((line) => line.lawyerId === lawyerId)?.target ?? (after === undefined ? 0 : undefined));

/** Sets a target on the version that is shown: who comes second sees what the first has set. */
const TargetForm = ({ shown, refetch }: TargetFormProps) => {
  const words = useWords(evidenceWords);
  const { message } = App.useApp();
  const { centre, year } = usePlace();
  const [lawyerId, setLawyer] = useState('');
  const [target, setTarget] = useState<number | null>(null);
  /** As it was shown when somebody else was faster. */
  const [before, setBefore] = useState<number>();
  const lawyer = lawyerId.trim();
  const seen = targetIn(shown, lawyer);
  const showChange = (): void => {
    setBefore(seen);
    refetch();
  };
  const set = useChange(() => {
    setTarget(null);
    void message.success(words.saved);
  }, showChange);
  const save = (): void => {
    const whose = lawyer === '' ? {} : { lawyerId: lawyer };
    const ifMatch = seen === undefined ? undefined : `"${seen}"`;
    set.mutate({ method: 'PUT', path: '/v1/targets', body: { centreId: centre, year, target, ...whose }, ifMatch });
  };
  return (
    <>
      <Space wrap>
        <Input
          aria-label={words.lawyer}
          placeholder={words.lawyer}
          value={lawyerId}
          maxLength={32}
          onChange={({ target: at }) => setLawyer(at.value)}
        />
        <InputNumber<number>
          aria-label={words.target}
          placeholder={words.target}
          min={1}
          max={10_000}
          value={target}
          onChange={setTarget}
        />
        <Button onClick={save} disabled={target === null} loading={set.isPending}>
          {words.save}
        </Button>
      </Space>
      {set.error?.isChanged ? (
        <ChangedNote of={set.error} lines={[`${words.target}: ${before ?? '–'} → ${seen ?? '–'}`]} />
      ) : (
        <ProblemNote of={set.error} />
      )}
    </>
  );
};
