import { Button, Input } from 'antd';
import { useState } from 'react';
import type { ComparisonAnswer, ProgressAnswer, SimulationQueuedAnswer } from '../../../../contracts/console/assessments.ts';
import { useAnswer, useChange } from '../../api/use-data.ts';
import { useMay } from '../../api/use-may.ts';
import { ProblemNote } from '../../shared/problem-note.tsx';
import { Empty, Loading, Shown } from '../../shared/states.tsx';
import { useWords } from '../../shell/language.tsx';
import { assessmentWords } from './assessment-words.ts';
import { Differences } from './differences.tsx';
import type { TableProps } from './table-state.tsx';

const POLL_MS = 1000;

/** Until it is whole, how far it is. */
type SimulationAnswer = ProgressAnswer & Partial<ComparisonAnswer>;

/** The draft under another policy: who would move, and why. */
export const Simulation = ({ path, state }: TableProps) => {
  const words = useWords(assessmentWords);
  const may = useMay();
  const [text, setText] = useState(() => JSON.stringify(state.manifest?.policy ?? {}, null, 2));
  const [isBroken, setBroken] = useState(false);
  const [run, setRun] = useState<string>();
  const start = useChange<SimulationQueuedAnswer>(({ data }) => setRun(data.simulation));
  if (state.table.draft === undefined) return <Empty>{words.noDraft}</Empty>;
  const simulate = (): void => {
    try {
      const policy = JSON.parse(text) as unknown;
      setBroken(false);
      start.mutate({ path: `${path}/simulations`, body: { policy } });
    } catch {
      setBroken(true);
    }
  };
  return (
    <>
      <p className="hf-quiet">{words.simulation.help}</p>
      {may('assess') && (
        <>
          <Input.TextArea
            className="hf-code-text"
            aria-label={words.simulation.document}
            rows={12}
            value={text}
            status={isBroken ? 'error' : ''}
            onChange={({ target }) => setText(target.value)}
            spellCheck={false}
          />
          <p style={{ marginTop: 12 }}>
            <Button type="primary" onClick={simulate} loading={start.isPending}>
              {words.simulation.start}
            </Button>
          </p>
          <ProblemNote of={isBroken ? new Error('JSON') : start.error} />
        </>
      )}
      {run !== undefined && <Simulated path={`${path}/simulations/${encodeURIComponent(run)}`} />}
    </>
  );
};

const Simulated = ({ path }: { readonly path: string }) => {
  const asked = useAnswer<SimulationAnswer>(path, {
    again: (data) => ((data as SimulationAnswer | undefined)?.comparison === undefined ? POLL_MS : false),
  });
  return (
    <Shown of={asked}>
      {({ comparison }) => (comparison === undefined ? <Loading /> : <Differences comparison={comparison} />)}
    </Shown>
  );
};
