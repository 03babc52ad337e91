import { App, Button, Drawer, Input, Select, Space } from 'antd';
import { useState } from 'react';
import type { ExplainedRowAnswer } from '../../../../contracts/console/assessments.ts';
import { DIMENSIONS } from '../../../../domain/shared/policy.ts';
import { useAnswer, useChange } from '../../api/use-data.ts';
import { useDownload } from '../../api/use-download.ts';
import { useMay } from '../../api/use-may.ts';
import { interval, points } from '../../shared/numbers.ts';
import { ProblemNote } from '../../shared/problem-note.tsx';
import { Reasons } from '../../shared/reasons.tsx';
import { Shown } from '../../shared/states.tsx';
import { useTerms } from '../../shared/use-terms.ts';
import { useWords } from '../../shell/language.tsx';
import { assessmentWords } from './assessment-words.ts';

interface RowReasonsProps {
  readonly path: string;
  readonly version: string;
  readonly lawyerId: string;
  readonly onClose: () => void;
}

/** One row with everything needed to read why it is as it is. */
export const RowReasons = ({ path, version, lawyerId, onClose }: RowReasonsProps) => {
  const words = useWords(assessmentWords);
  const term = useTerms();
  const may = useMay();
  const download = useDownload();
  const asked = useAnswer<ExplainedRowAnswer>(`${path}/rows/${encodeURIComponent(lawyerId)}?version=${version}`);
  const print = (): void =>
    download.mutate({
      path: `${path}/forms?version=${version}&lawyer=${encodeURIComponent(lawyerId)}`,
      fileName: '',
      isPage: true,
    });
  return (
    <Drawer open size="large" onClose={onClose} title={lawyerId} aria-label={lawyerId}>
      <Shown of={asked}>
        {({ row, low, high, explanations }) => (
          <>
            <h2>
              {row.lawyerName ?? row.lawyerId} · {points(row.total)} ·{' '}
              {row.grade === undefined ? term('status', row.status) : term('grade', row.grade)}
            </h2>
            <dl className="hf-pairs">
              {DIMENSIONS.map((dimension) => (
                <div key={dimension} className="hf-pair">
                  <dt>{term('dimension', dimension)}</dt>
                  <dd>{points(row[dimension])}</dd>
                </div>
              ))}
              <dt>{words.interval}</dt>
              <dd>
                {interval(low, high)} (n={row.n})
              </dd>
            </dl>
            <h3 style={{ marginTop: 16 }}>{words.why}</h3>
            <Reasons explanations={explanations} />
          </>
        )}
      </Shown>
      <Space wrap style={{ margin: '16px 0' }}>
        <Button onClick={print} loading={download.isPending}>
          {words.form}
        </Button>
      </Space>
      <ProblemNote of={download.error} />
      {may('assess') && <StatusForm path={path} lawyerId={lawyerId} />}
    </Drawer>
  );
};

type SetTo = 'none' | 'not-graded' | 'deferred';

const StatusForm = ({ path, lawyerId }: { readonly path: string; readonly lawyerId: string }) => {
  const words = useWords(assessmentWords);
  const { message } = App.useApp();
  const [status, setStatus] = useState<SetTo>('deferred');
  const [reason, setReason] = useState('');
  const set = useChange(() => {
    setReason('');
    void message.success(words.statusSaved);
  });
  return (
    <section>
      <h3>{words.setStatus}</h3>
      <Space.Compact style={{ width: '100%' }}>
        <Select<SetTo>
          aria-label={words.setStatus}
          value={status}
          onChange={setStatus}
          style={{ width: 170 }}
          options={(['deferred', 'not-graded', 'none'] as const).map((value) => ({ value, label: words.statuses[value] }))}
        />
        <Input
          aria-label={words.reason}
          placeholder={words.reason}
          value={reason}
          maxLength={1000}
          onChange={({ target }) => setReason(target.value)}
        />
        <Button
          disabled={reason.trim() === ''}
          loading={set.isPending}
          onClick={() =>
            set.mutate({
              method: 'PUT',
              path: `${path}/lawyers/${encodeURIComponent(lawyerId)}/status`,
              body: { status, reason },
            })
          }
        >
          {words.save}
        </Button>
      </Space.Compact>
      <ProblemNote of={set.error} />
    </section>
  );
};
