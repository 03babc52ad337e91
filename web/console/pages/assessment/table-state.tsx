import { App, Button, Popconfirm, Progress, Space, Tooltip } from 'antd';
import type { AssessmentQueuedAnswer, TableAnswer } from '../../../../contracts/console/assessments.ts';
import { usePerson } from '../../api/use-api.tsx';
import { useChange } from '../../api/use-data.ts';
import { useMay } from '../../api/use-may.ts';
import { ProblemNote } from '../../shared/problem-note.tsx';
import { useDates } from '../../shared/use-dates.ts';
import { useWords } from '../../shell/language.tsx';
import { usePlace } from '../../shell/place.tsx';
import { assessmentWords } from './assessment-words.ts';
import { Exports, ExportsBelow } from './exports.tsx';

export interface TableProps {
  /** Of the centre's year on the API. */
  readonly path: string;
  readonly state: TableAnswer;
}

/** How far the year's table has come, and the steps from here: run, publish, make final, export. */
export const TableState = ({ path, state, onRun }: TableProps & { readonly onRun: (run: string) => void }) => {
  const words = useWords(assessmentWords);
  const { time } = useDates();
  const { message } = App.useApp();
  const { id } = usePerson();
  const may = useMay();
  const { centre, year } = usePlace();
  const { table, progress, manifest } = state;
  const { running, draft, publication, finals } = table;
  const told = (): void => void message.success(words.done);
  const run = useChange<AssessmentQueuedAnswer>(({ data }) => {
    onRun(data.run);
    void message.success(words.queued);
  });
  const publish = useChange(told);
  const freeze = useChange(told);
  const mayAssess = may('assess');
  const isPublisher = publication?.by === id;
  return (
    <section className="hf-card">
      {running !== undefined && (
        <div role="status">
          {words.running} ({running.by} {time(running.at)})
          <Progress
            percent={progress === undefined || progress.total === 0 ? 0 : Math.floor((100 * progress.done) / progress.total)}
            aria-label={words.running}
          />
          {progress !== undefined && `${progress.done} ${words.of} ${progress.total}`}
        </div>
      )}
      {draft !== undefined && (
        <p>
          {words.draftOf}: {time(draft.at)} ({draft.by})
          {manifest !== undefined && ` · ${words.policy} ${manifest.policyVersion} · ${manifest.rows} ${words.rows}`}
          {manifest !== undefined && manifest.provisional > 0 && (
            <span className="hf-warn">
              {' '}
              · {manifest.provisional} {words.provisional}
            </span>
          )}
          {publication !== undefined && ` · ${words.published} ${time(publication.objectionsUntil)} (${publication.by})`}
        </p>
      )}
      {draft === undefined && running === undefined && finals.length === 0 && <p>{words.noDraft}</p>}
      <Space wrap className="hf-no-print">
        {mayAssess && (
          <Button
            type={draft === undefined ? 'primary' : 'default'}
            disabled={running !== undefined}
            loading={run.isPending}
            onClick={() => run.mutate({ path: '/v1/assessments', body: { centreId: centre, year } })}
          >
            {words.run}
          </Button>
        )}
        {mayAssess && draft !== undefined && publication === undefined && (
          <Popconfirm
            title={words.confirmPublish}
            okText={words.yes}
            cancelText={words.no}
            onConfirm={() => publish.mutate({ path: `${path}/publication` })}
          >
            <Button type="primary" loading={publish.isPending}>
              {words.publish}
            </Button>
          </Popconfirm>
        )}
        {mayAssess && publication !== undefined && (
          <Tooltip title={isPublisher ? words.secondPerson : undefined}>
            <Popconfirm
              title={words.confirmFreeze}
              okText={words.yes}
              cancelText={words.no}
              disabled={isPublisher}
              onConfirm={() => freeze.mutate({ path: `${path}/final` })}
            >
              <Button type="primary" disabled={isPublisher} loading={freeze.isPending}>
                {words.freeze}
              </Button>
            </Popconfirm>
          </Tooltip>
        )}
        {isPublisher && <span className="hf-quiet">{words.secondPerson}</span>}
        {(draft !== undefined || finals.length > 0) && (
          <Exports path={path} version={draft === undefined ? `v${finals.length}` : 'draft'} />
        )}
        <ExportsBelow path={path} />
      </Space>
      <ProblemNote of={run.error ?? publish.error ?? freeze.error} />
    </section>
  );
};
