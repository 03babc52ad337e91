import { Link, useLocation, useParams } from 'react-router';
import type { CaseAnswer } from '../../../../contracts/console/cases.ts';
import { useAnswer } from '../../api/use-data.ts';
import { useMay } from '../../api/use-may.ts';
import { Conversation } from '../../shared/conversation.tsx';
import { LevelTag } from '../../shared/level-tag.tsx';
import { RevealPerson } from '../../shared/reveal-person.tsx';
import { Shown } from '../../shared/states.tsx';
import { useDates } from '../../shared/use-dates.ts';
import { useTerms } from '../../shared/use-terms.ts';
import { useWords } from '../../shell/language.tsx';
import { keptQuery } from '../../shell/kept-query.ts';
import { CaseResponse } from './case-response.tsx';
import { caseWords } from './case-words.ts';
import { storyOf } from './story-line.ts';

/** The whole of a case on one page: what it was, what the client said, what became of it. */
export const CaseStory = () => {
  const { caseNo = '' } = useParams();
  const asked = useAnswer<CaseAnswer>(`/v1/cases/${encodeURIComponent(caseNo)}`);
  return <Shown of={asked}>{(found) => <Story caseNo={caseNo} found={found} etag={asked.data?.etag} />}</Shown>;
};

interface StoryProps {
  readonly caseNo: string;
  readonly found: CaseAnswer;
  readonly etag: string | undefined;
}

const Story = ({ caseNo, found, etag }: StoryProps) => {
  const words = useWords(caseWords);
  const term = useTerms();
  const { time } = useDates();
  const may = useMay();
  const kept = keptQuery(useLocation().search);
  const isNear = may('reveal-person');
  return (
    <>
      <p className="hf-no-print">
        <Link to={`/cases${kept}`}>← {words.back}</Link>
      </p>
      <div className="hf-title">
        <h1>{caseNo}</h1>
        <span className="hf-tag hf-low">
          {term('state', found.state)}
          {found.reason === undefined ? '' : ` · ${term('reason', found.reason)}`}
        </span>
      </div>
      <div className="hf-grid">
        <CaseFacts found={found} />
        <CaseResponse caseNo={caseNo} found={found} etag={etag} />
        {isNear && (
          <section className="hf-card hf-no-print">
            <h2>{words.person}</h2>
            {found.isPersonHeld ? <RevealPerson caseNo={caseNo} usual={words.usualReason} /> : <p>{words.erased}</p>}
          </section>
        )}
        {isNear && <Conversation caseNo={caseNo} />}
      </div>
      {(found.alerts ?? []).length > 0 && (
        <section className="hf-card">
          <h2>{words.alerts}</h2>
          <ul className="hf-list">
            {found.alerts?.map(({ cause, level, state }) => (
              <li key={cause}>
                <Link className="hf-row" to={`/alerts/${encodeURIComponent(caseNo)}/${cause}${kept}`}>
                  <LevelTag level={level} />
                  <span>{term('cause', cause)}</span>
                  <span>{term('alertState', state)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="hf-card">
        <h2>{words.story}</h2>
        <ol className="hf-story">
          {storyOf(found, term).map(({ at, what, told, by, isGrave }, i) => (
            <li key={`${at} ${what} ${i}`} className={isGrave === true ? 'hf-grave' : ''}>
              <time>{time(at)}</time>
              <span>
                <b>{words.events[what]}</b> <span className="hf-words">{told}</span>
                {by !== undefined && (
                  <span className="hf-quiet">
                    {' '}
                    ({words.by} {by})
                  </span>
                )}
              </span>
            </li>
          ))}
        </ol>
      </section>
    </>
  );
};

const CaseFacts = ({ found: { closing } }: { readonly found: CaseAnswer }) => {
  const words = useWords(caseWords);
  const term = useTerms();
  const { time } = useDates();
  const facts: readonly (readonly [string, string | undefined])[] = [
    [words.lawyerId, `${closing.lawyerName ?? ''} ${closing.lawyerId}`],
    [words.firm, closing.firm],
    [words.kind, `${term('service', closing.service)} · ${term('kind', closing.kind)}`],
    [words.matter, closing.matter],
    [words.categories, closing.categories.map((code) => term('category', code)).join('、')],
    [words.result, closing.result === undefined ? undefined : term('result', closing.result)],
    [words.respondent, term('respondent', closing.respondent)],
    [words.source, closing.source],
    [words.accepted, closing.acceptedOn],
    [words.closedAt, time(closing.closedAt)],
    [words.filed, closing.filedOn],
  ];
  return (
    <section className="hf-card">
      <h2>{words.facts}</h2>
      <dl className="hf-pairs">
        {facts
          .filter(([, told]) => told !== undefined && told.trim() !== '')
          .map(([name, told]) => (
            <div key={name} className="hf-pair">
              <dt>{name}</dt>
              <dd className="hf-words">{told}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
};
