import { App, Button, Input, InputNumber, Space, Table } from 'antd';
import { useState } from 'react';
import type { TargetsAnswer } from '../../../../contracts/console/evidence.ts';
import { useAnswer, useChange } from '../../api/use-data.ts';
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
      {({ own, entries }) => (
        <>
          <p>
            {words.ownTarget}: <b>{own ?? '–'}</b>
          </p>
          {mayRecord && <TargetForm />}
          <Table
            rowKey="lawyerId"
            size="middle"
            style={{ marginTop: 12, maxWidth: 720 }}
            dataSource={entries}
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

const TargetForm = () => {
  const words = useWords(evidenceWords);
  const { message } = App.useApp();
  const { centre, year } = usePlace();
  const [lawyerId, setLawyer] = useState('');
  const [target, setTarget] = useState<number | null>(null);
  const set = useChange(() => {
    setTarget(null);
    void message.success(words.saved);
  });
  const save = (): void => {
    const whose = lawyerId.trim() === '' ? {} : { lawyerId: lawyerId.trim() };
    set.mutate({ method: 'PUT', path: '/v1/targets', body: { centreId: centre, year, target, ...whose } });
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
      <ProblemNote of={set.error} />
    </>
  );
};
