import { App, Button, Input, Space } from 'antd';
import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import type { CaseAnswer } from '../../../../contracts/console/cases.ts';
import { CODED_QUESTIONS } from '../../../../domain/shared/codes.ts';
import { useChange } from '../../api/use-data.ts';
import { useMay } from '../../api/use-may.ts';
import { codeList } from '../../shared/answer-sheet.tsx';
import { ProblemNote } from '../../shared/problem-note.tsx';
import { useTerms } from '../../shared/use-terms.ts';
import { useWords } from '../../shell/language.tsx';
import { keptQuery } from '../../shell/kept-query.ts';
import { caseWords } from './case-words.ts';

interface CaseResponseProps {
  readonly caseNo: string;
  readonly found: CaseAnswer;
  readonly etag: string | undefined;
}

/** What the client answered, and what a person can do about it. */
export const CaseResponse = ({ caseNo, found, etag }: CaseResponseProps) => {
  const words = useWords(caseWords);
  const term = useTerms();
  const may = useMay();
  const kept = keptQuery(useLocation().search);
  const { response, withheld, channel, voided } = found;
  const given = CODED_QUESTIONS.filter((question) => response?.answers[question] !== undefined);
  return (
    <section className="hf-card">
      <h2>
        {words.response} {voided !== undefined && <span className="hf-tag hf-medium">{words.voided}</span>}
      </h2>
      {withheld !== undefined && <p className="hf-quiet">{words.withheld[withheld]}</p>}
      {withheld === undefined && given.length === 0 && <p className="hf-quiet">{words.noResponse}</p>}
      <dl className="hf-pairs">
        {given.map((question) => (
          <div key={question} className="hf-pair">
            <dt>{term('question', question)}</dt>
            <dd>
              {response?.answers[question]} {term(codeList(question), response?.answers[question])}
              {response?.corrections
                .filter((one) => one.question === question)
                .map(({ was, at }) => (
                  <span key={at} className="hf-quiet">
                    {' '}
                    ({words.corrected} {was})
                  </span>
                ))}
            </dd>
          </div>
        ))}
        {given.length > 0 && channel !== undefined && (
          <div className="hf-pair">
            <dt>{words.channel}</dt>
            <dd>{term('channel', channel)}</dd>
          </div>
        )}
      </dl>
      {may('enter-answers') && found.onCallList !== undefined && (
        <p className="hf-no-print">
          <Link to={`/calls/${encodeURIComponent(caseNo)}${kept}`}>{words.enter}</Link>
        </p>
      )}
      {may('rule-on-response') && (given.length > 0 || voided !== undefined) && (
        <Ruling caseNo={caseNo} ruling={voided === undefined ? 'void' : 'restore'} etag={etag} />
      )}
    </section>
  );
};

const Ruling = ({
  caseNo,
  ruling,
  etag,
}: {
  readonly caseNo: string;
  readonly ruling: 'void' | 'restore';
  readonly etag: string | undefined;
}) => {
  const words = useWords(caseWords);
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const rule = useChange(() => {
    setReason('');
    void message.success(words.done);
  });
  return (
    <div className="hf-ruling hf-no-print">
      <Space.Compact style={{ width: '100%', maxWidth: 480 }}>
        <Input
          aria-label={words.rulingReason}
          placeholder={words.rulingReason}
          value={reason}
          maxLength={1000}
          onChange={({ target }) => setReason(target.value)}
        />
        <Button
          danger={ruling === 'void'}
          disabled={reason.trim() === ''}
          loading={rule.isPending}
          onClick={() =>
            rule.mutate({ path: `/v1/cases/${encodeURIComponent(caseNo)}/${ruling}`, body: { reason }, ifMatch: etag })
          }
        >
          {words[ruling]}
        </Button>
      </Space.Compact>
      <ProblemNote of={rule.error} />
    </div>
  );
};
