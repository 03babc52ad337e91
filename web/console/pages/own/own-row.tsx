import { App, Button, Input } from 'antd';
import type { OwnRowAnswer } from '../../../../contracts/console/assessments.ts';
import { DIMENSIONS } from '../../../../domain/shared/policy.ts';
import { Problem } from '../../api/problem.ts';
import { useAnswer, useChange } from '../../api/use-data.ts';
import { points } from '../../shared/numbers.ts';
import { ProblemNote } from '../../shared/problem-note.tsx';
import { Reasons } from '../../shared/reasons.tsx';
import { Shown } from '../../shared/states.tsx';
import { useDates } from '../../shared/use-dates.ts';
import { useDraft } from '../../shared/use-draft.ts';
import { useTerms } from '../../shared/use-terms.ts';
import { useWords } from '../../shell/language.tsx';
import { usePlace } from '../../shell/place.tsx';
import { ownWords } from './own-words.ts';

/** The own row of the year's table once it is shown, with every reason, and what can be said against it. */
export const OwnRow = ({ centreId }: { readonly centreId: string }) => {
  const words = useWords(ownWords);
  const term = useTerms();
  const { time } = useDates();
  const { year } = usePlace();
  const asked = useAnswer<OwnRowAnswer>(`/v1/me/assessments/${year}?centre=${encodeURIComponent(centreId)}`);
  const isMissing = asked.error instanceof Problem && asked.error.status === 404;
  return (
    <section className="hf-card">
      <h2>{words.row}</h2>
      {isMissing ? (
        <p className="hf-quiet">{words.notYet}</p>
      ) : (
        <Shown of={asked}>
          {({ row, explanations, publication, final, objections }) => (
            <>
              <p>
                <span className="hf-number">{points(row.total)}</span>{' '}
                {row.grade === undefined ? term('status', row.status) : term('grade', row.grade)}
                {publication === undefined && final !== undefined && ` · ${words.final} v${final.number}`}
              </p>
              <dl className="hf-pairs">
                {DIMENSIONS.map((dimension) => (
                  <div key={dimension} className="hf-pair">
                    <dt>{term('dimension', dimension)}</dt>
                    <dd>{points(row[dimension])}</dd>
                  </div>
                ))}
              </dl>
              <h3 style={{ marginTop: 16 }}>{words.why}</h3>
              <Reasons explanations={explanations} />
              {objections.length > 0 && <h3>{words.objections}</h3>}
              <ul>
                {objections.map(({ number, at, text, decision }) => (
                  <li key={number}>
                    {time(at)} <span className="hf-words">{text}</span> —{' '}
                    {decision === undefined ? words.pending : `${term('objection', decision.outcome)}: ${decision.reason}`}
                  </li>
                ))}
              </ul>
              {publication !== undefined && (
                <>
                  <p>
                    {words.until} {time(publication.objectionsUntil)}
                  </p>
                  <ObjectionForm centreId={centreId} />
                </>
              )}
            </>
          )}
        </Shown>
      )}
    </section>
  );
};

const ObjectionForm = ({ centreId }: { readonly centreId: string }) => {
  const words = useWords(ownWords);
  const { message } = App.useApp();
  const { year } = usePlace();
  const { draft, keep, drop } = useDraft(`own objection ${centreId} ${year}`, { text: '' });
  const object = useChange(() => {
    drop();
    void message.success(words.sent);
  });
  const send = (): void => object.mutate({ path: `/v1/me/assessments/${year}/objections`, body: { centreId, text: draft.text } });
  return (
    <div style={{ maxWidth: 640 }}>
      <h3>{words.object}</h3>
      <p className="hf-quiet">{words.objectHelp}</p>
      <Input.TextArea
        aria-label={words.object}
        rows={4}
        maxLength={1000}
        showCount
        value={draft.text}
        onChange={({ target }) => keep({ text: target.value })}
      />
      <p style={{ marginTop: 24 }}>
        <Button type="primary" disabled={draft.text.trim() === ''} loading={object.isPending} onClick={send}>
          {words.send}
        </Button>
      </p>
      <ProblemNote of={object.error} />
    </div>
  );
};
