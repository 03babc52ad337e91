import { App, Button, Input, Radio, Space } from 'antd';
import type { ObjectionAnswer, ObjectionsAnswer } from '../../../../contracts/console/assessments.ts';
import { usePerson } from '../../api/use-api.tsx';
import { useAnswer, useChange } from '../../api/use-data.ts';
import { useMay } from '../../api/use-may.ts';
import { ProblemNote } from '../../shared/problem-note.tsx';
import { Empty, Shown } from '../../shared/states.tsx';
import { useDates } from '../../shared/use-dates.ts';
import { useDraft } from '../../shared/use-draft.ts';
import { useTerms } from '../../shared/use-terms.ts';
import { useWords } from '../../shell/language.tsx';
import { assessmentWords } from './assessment-words.ts';
import type { TableProps } from './table-state.tsx';

/** What lawyers have against their rows, and what was decided about it. */
export const Objections = ({ path, state }: TableProps) => {
  const words = useWords(assessmentWords).objection;
  const asked = useAnswer<ObjectionsAnswer>(`${path}/objections`);
  const { id } = usePerson();
  const may = useMay();
  const mayDecide = may('assess') && state.table.publication !== undefined && state.table.publication.by !== id;
  return (
    <Shown of={asked}>
      {({ objections }) =>
        objections.length === 0 ? (
          <Empty>{words.none}</Empty>
        ) : (
          <>
            <p className="hf-quiet">{words.help}</p>
            {objections.map((objection) => (
              <Objection
                key={`${objection.lawyerId} ${objection.number}`}
                path={path}
                objection={objection}
                mayDecide={mayDecide}
              />
            ))}
          </>
        )
      }
    </Shown>
  );
};

interface ObjectionProps {
  readonly path: string;
  readonly objection: ObjectionAnswer;
  readonly mayDecide: boolean;
}

const Objection = ({ path, objection, mayDecide }: ObjectionProps) => {
  const words = useWords(assessmentWords).objection;
  const term = useTerms();
  const { time } = useDates();
  const { lawyerId, number, at, text, decision } = objection;
  return (
    <section className="hf-card">
      <h2>
        {lawyerId} · {number}
      </h2>
      <p className="hf-words">{text}</p>
      <p className="hf-quiet">
        {words.at} {time(at)}
      </p>
      {decision !== undefined && (
        <p>
          <b>{term('objection', decision.outcome)}</b> <span className="hf-words">{decision.reason}</span>{' '}
          <span className="hf-quiet">
            ({words.by} {decision.by} {time(decision.at)})
          </span>
        </p>
      )}
      {decision === undefined && mayDecide && <Decision path={path} objection={objection} />}
    </section>
  );
};

const Decision = ({ path, objection: { lawyerId, number } }: { readonly path: string; readonly objection: ObjectionAnswer }) => {
  const all = useWords(assessmentWords);
  const words = all.objection;
  const term = useTerms();
  const { message } = App.useApp();
  const { draft, keep, drop } = useDraft(`objection ${path} ${lawyerId} ${number}`, { outcome: 'rejected', reason: '' });
  const decide = useChange(() => {
    drop();
    void message.success(all.done);
  });
  return (
    <Space orientation="vertical" style={{ width: '100%', maxWidth: 640 }}>
      <Radio.Group
        aria-label={words.outcome}
        value={draft.outcome}
        onChange={({ target }) => keep({ ...draft, outcome: String(target.value) })}
        options={['upheld', 'rejected'].map((value) => ({ value, label: term('objection', value) }))}
      />
      <Input.TextArea
        aria-label={words.decision}
        placeholder={words.decision}
        rows={2}
        maxLength={1000}
        value={draft.reason}
        onChange={({ target }) => keep({ ...draft, reason: target.value })}
      />
      <Button
        type="primary"
        disabled={draft.reason.trim() === ''}
        loading={decide.isPending}
        onClick={() =>
          decide.mutate({ path: `${path}/objections/${encodeURIComponent(lawyerId)}/${number}/decision`, body: draft })
        }
      >
        {words.decide}
      </Button>
      <ProblemNote of={decide.error} />
    </Space>
  );
};
