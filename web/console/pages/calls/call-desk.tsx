import { App, Button, Input, Popconfirm, Select, Space } from 'antd';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import type { CaseAnswer } from '../../../../contracts/console/cases.ts';
import { CODED_QUESTIONS } from '../../../../domain/shared/codes.ts';
import { useAnswer, useChange } from '../../api/use-data.ts';
import { useMay } from '../../api/use-may.ts';
import { AnswerSheet } from '../../shared/answer-sheet.tsx';
import type { EnteredCodes } from '../../shared/answer-sheet.tsx';
import { ProblemNote } from '../../shared/problem-note.tsx';
import { RevealPerson } from '../../shared/reveal-person.tsx';
import { Shown } from '../../shared/states.tsx';
import { useDraft } from '../../shared/use-draft.ts';
import { useKeys } from '../../shared/use-keys.ts';
import { useTerms } from '../../shared/use-terms.ts';
import { useWords } from '../../shell/language.tsx';
import { keptQuery } from '../../shell/kept-query.ts';
import { callWords } from './call-words.ts';

interface Draft {
  readonly answers: EnteredCodes;
  readonly comment: string;
  readonly channel: 'phone' | 'visit' | 'paper';
  readonly note: string;
}
const EMPTY: Draft = { answers: {}, comment: '', channel: 'phone', note: '' };

/** One call: the number, the questions, and what came of it. */
export const CallDesk = () => {
  const { caseNo = '' } = useParams();
  const asked = useAnswer<CaseAnswer>(`/v1/cases/${encodeURIComponent(caseNo)}`);
  return <Shown of={asked}>{(found) => <Desk caseNo={caseNo} found={found} />}</Shown>;
};

const Desk = ({ caseNo, found }: { readonly caseNo: string; readonly found: CaseAnswer }) => {
  const words = useWords(callWords);
  const term = useTerms();
  const { message } = App.useApp();
  const may = useMay();
  const go = useNavigate();
  const kept = keptQuery(useLocation().search);
  const { draft, keep, drop } = useDraft<Draft>(`call ${caseNo}`, EMPTY);
  const path = `/v1/cases/${encodeURIComponent(caseNo)}`;
  const leave = (told: string) => (): void => {
    drop();
    void message.success(told);
    void go(`/calls${kept}`);
  };
  const enter = useChange<{ readonly outcome: string }>(({ data }) =>
    leave(data.outcome === 'checked' ? words.checked : words.saved)(),
  );
  const record = useChange(leave(words.recorded));
  const { closing, onCallList } = found;
  const questions = closing.service === 'consultation' ? (['overall'] as const) : CODED_QUESTIONS;
  const hasAnswers = Object.keys(draft.answers).length > 0;
  const save = (): void => {
    if (!hasAnswers) return;
    const { answers, comment, channel } = draft;
    enter.mutate({ path: `${path}/answers`, body: { answers, channel, ...(comment.trim() === '' ? {} : { comment }) } });
  };
  const report = (outcome: 'no-answer' | 'wrong-number' | 'refused'): void => {
    const { note } = draft;
    record.mutate({ path: `${path}/calls`, body: { outcome, ...(note.trim() === '' ? {} : { note }) } });
  };
  useKeys({ Enter: save, Escape: () => void go(`/calls${kept}`) });
  const mayEnter = may('enter-answers');
  return (
    <>
      <p>
        <Link to={`/calls${kept}`}>← {words.back}</Link>
      </p>
      <h1>
        {onCallList === undefined ? '' : `${term('callKind', onCallList.kind)} · `}
        {caseNo}
      </h1>
      {onCallList === undefined && <p className="hf-warn">{words.gone}</p>}
      {onCallList?.kind === 'check' && <p className="hf-quiet">{words.checkHelp}</p>}
      <div className="hf-grid">
        <section className="hf-card">
          <h2>{words.number}</h2>
          <dl className="hf-pairs" style={{ marginBottom: 12 }}>
            <dt>{words.respondent}</dt>
            <dd>{term('respondent', closing.respondent)}</dd>
            <dt>{words.language}</dt>
            <dd>{term('language', closing.language)}</dd>
            <dt>{words.service}</dt>
            <dd>{term('kind', closing.kind)}</dd>
            <dt>{words.reason}</dt>
            <dd>{term('reason', found.reason)}</dd>
          </dl>
          {mayEnter && <RevealPerson caseNo={caseNo} usual={words.usualReason} />}
          {mayEnter && onCallList !== undefined && (
            <>
              <h3>{words.notReached}</h3>
              <Space orientation="vertical" style={{ width: '100%' }}>
                <Input
                  aria-label={words.note}
                  placeholder={words.note}
                  value={draft.note}
                  maxLength={1000}
                  onChange={({ target }) => keep({ ...draft, note: target.value })}
                />
                <Space wrap>
                  <Button onClick={() => report('no-answer')} loading={record.isPending}>
                    {words.outcomes['no-answer']}
                  </Button>
                  <Popconfirm
                    title={words.confirmWrong}
                    okText={words.yes}
                    cancelText={words.no}
                    onConfirm={() => report('wrong-number')}
                  >
                    <Button>{words.outcomes['wrong-number']}</Button>
                  </Popconfirm>
                  <Popconfirm
                    title={words.confirmRefused}
                    okText={words.yes}
                    cancelText={words.no}
                    onConfirm={() => report('refused')}
                  >
                    <Button danger>{words.outcomes.refused}</Button>
                  </Popconfirm>
                </Space>
              </Space>
              <ProblemNote of={record.error} />
            </>
          )}
        </section>
        {mayEnter && (
          <section className="hf-card">
            <h2>{words.answers}</h2>
            <p className="hf-quiet">{words.answersHelp}</p>
            <AnswerSheet questions={questions} answers={draft.answers} onAnswer={(answers) => keep({ ...draft, answers })} />
            <label className="hf-label">
              {words.comment}
              <Input.TextArea
                rows={2}
                maxLength={500}
                showCount
                value={draft.comment}
                onChange={({ target }) => keep({ ...draft, comment: target.value })}
              />
            </label>
            <ProblemNote of={enter.error} />
            <Space style={{ marginTop: 16 }}>
              <Select
                aria-label={words.channel}
                value={draft.channel}
                onChange={(channel) => keep({ ...draft, channel })}
                options={(['phone', 'visit', 'paper'] as const).map((value) => ({ value, label: term('channel', value) }))}
                style={{ width: 130 }}
              />
              <Button type="primary" onClick={save} disabled={!hasAnswers} loading={enter.isPending}>
                {words.save}
              </Button>
              <kbd>Enter</kbd>
            </Space>
          </section>
        )}
      </div>
      {!mayEnter && <p className="hf-quiet">{words.readOnly}</p>}
    </>
  );
};
