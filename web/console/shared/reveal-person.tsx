import { Button, Input, Space } from 'antd';
import { useState } from 'react';
import type { RevealAnswer } from '../../../contracts/console/privacy.ts';
import { useChange } from '../api/use-data.ts';
import { useWords } from '../shell/language.tsx';
import { ProblemNote } from './problem-note.tsx';
import { revealWords } from './reveal-words.ts';

/**
 * Opens a client's name and number, with a reason, on record. What was opened is shown on this page only, and gone when it is left.
 *
 * @param usual the reason people have on this page; they can write another
 */
export const RevealPerson = ({ caseNo, usual }: { readonly caseNo: string; readonly usual: string }) => {
  const words = useWords(revealWords);
  const [reason, setReason] = useState(usual);
  const [person, setPerson] = useState<RevealAnswer>();
  const reveal = useChange<RevealAnswer>(({ data }) => setPerson(data));
  if (person !== undefined) {
    return (
      <dl className="hf-pairs hf-person-shown">
        <dt>{words.name}</dt>
        <dd className="hf-words">{person.name}</dd>
        <dt>{words.phone}</dt>
        <dd>
          <a href={`tel:${person.phone}`} className="hf-phone">
            {person.phone}
          </a>
        </dd>
      </dl>
    );
  }
  const show = (): void => {
    if (reason.trim() !== '') reveal.mutate({ path: `/v1/cases/${encodeURIComponent(caseNo)}/reveal`, body: { reason } });
  };
  return (
    <>
      <Space.Compact style={{ width: '100%', maxWidth: 480 }}>
        <Input
          aria-label={words.reason}
          value={reason}
          maxLength={1000}
          onChange={({ target }) => setReason(target.value)}
          onPressEnter={show}
          placeholder={words.reason}
        />
        <Button type="primary" onClick={show} loading={reveal.isPending} disabled={reason.trim() === ''}>
          {words.show}
        </Button>
      </Space.Compact>
      <p className="hf-quiet">{words.help}</p>
      <ProblemNote of={reveal.error} />
    </>
  );
};
