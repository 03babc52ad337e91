import { useState } from 'react';
import type { MessagesAnswer } from '../../../contracts/console/privacy.ts';
import { useAnswer } from '../api/use-data.ts';
import { useWords } from '../shell/language.tsx';
import { conversationWords } from './conversation-words.ts';
import { Shown } from './states.tsx';
import { useDates } from './use-dates.ts';
import { useTerms } from './use-terms.ts';

/** What was texted and what the client wrote. It is opened on purpose only, because each time is recorded. */
export const Conversation = ({ caseNo }: { readonly caseNo: string }) => {
  const words = useWords(conversationWords);
  const [isOpen, open] = useState(false);
  return (
    <section className={isOpen ? 'hf-card' : 'hf-card hf-no-print'}>
      <h2>{words.title}</h2>
      <p className="hf-quiet">{words.help}</p>
      {isOpen ? (
        <Opened caseNo={caseNo} />
      ) : (
        <button type="button" className="hf-button" onClick={() => open(true)}>
          {words.show}
        </button>
      )}
    </section>
  );
};

const Opened = ({ caseNo }: { readonly caseNo: string }) => {
  const words = useWords(conversationWords);
  const term = useTerms();
  const { time } = useDates();
  const asked = useAnswer<MessagesAnswer>(`/v1/cases/${encodeURIComponent(caseNo)}/messages`);
  return (
    <Shown of={asked}>
      {({ texts, messages, comment }) => {
        const lines = [
          ...texts.map(({ at, kind, state }) => ({
            at,
            isOurs: true,
            text: `${term('textKind', kind)} (${term('textState', state)})`,
          })),
          ...messages.map(({ at, text }) => ({ at, isOurs: false, text })),
        ].toSorted((a, b) => new Date(a.at).getTime() - new Date(b.at).getTime());
        return (
          <>
            <ol className="hf-chat">
              {lines.map(({ at, isOurs, text }, i) => (
                <li key={`${at} ${i}`} className={isOurs ? 'hf-ours' : 'hf-theirs'}>
                  <small>
                    {isOurs ? words.us : words.client} · {time(at)}
                  </small>
                  <span className="hf-words">{text}</span>
                </li>
              ))}
            </ol>
            {comment !== undefined && (
              <p>
                <b>{words.comment}</b> <span className="hf-words">{comment}</span>
              </p>
            )}
            {messages.length === 0 && comment === undefined && <p className="hf-quiet">{words.none}</p>}
          </>
        );
      }}
    </Shown>
  );
};
