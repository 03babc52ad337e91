import { Button, Input, Segmented } from 'antd';
import { useState } from 'react';
import type { CaseSearchAnswer } from '../../../../contracts/console/cases.ts';
import { useChange } from '../../api/use-data.ts';
import { useMay } from '../../api/use-may.ts';
import { MoreButton } from '../../shared/more-button.tsx';
import { usePaged } from '../../shared/paged.ts';
import { ProblemNote } from '../../shared/problem-note.tsx';
import { Failed, Loading } from '../../shared/states.tsx';
import { useWords } from '../../shell/language.tsx';
import { usePlace } from '../../shell/place.tsx';
import { CaseTable } from './case-table.tsx';
import type { CaseLine } from './case-table.tsx';
import { caseWords } from './case-words.ts';

/** The centre's cases of the year, and a search by case number or by the client's number. */
export const CaseList = () => {
  const words = useWords(caseWords);
  const may = useMay();
  const [found, setFound] = useState<readonly CaseLine[]>();
  return (
    <>
      <h1>{words.title}</h1>
      {may('find-case') && <Search onFound={setFound} />}
      {found === undefined ? (
        <YearsCases />
      ) : (
        <>
          <div className="hf-title">
            <h2>{words.found}</h2>
            <Button onClick={() => setFound(undefined)}>{words.clear}</Button>
          </div>
          <CaseTable cases={found} none={words.notFound} />
        </>
      )}
    </>
  );
};

const Search = ({ onFound }: { readonly onFound: (cases: readonly CaseLine[]) => void }) => {
  const words = useWords(caseWords);
  const [by, setBy] = useState<'caseNo' | 'phone'>('caseNo');
  const [text, setText] = useState('');
  const search = useChange<CaseSearchAnswer>(({ data }) => onFound(data.cases));
  const label = by === 'caseNo' ? words.byCase : words.byPhone;
  const find = (): void => {
    if (text.trim() !== '') search.mutate({ path: '/v1/cases/search', body: { [by]: text.trim() } });
  };
  return (
    <section className="hf-card hf-no-print">
      <div className="hf-tools" style={{ marginBottom: 0 }}>
        <Segmented<'caseNo' | 'phone'>
          value={by}
          onChange={setBy}
          options={[
            { value: 'caseNo', label: words.byCase },
            { value: 'phone', label: words.byPhone },
          ]}
        />
        <Input
          aria-label={label}
          placeholder={label}
          value={text}
          maxLength={64}
          onChange={({ target }) => setText(target.value)}
          onPressEnter={find}
          style={{ width: 260 }}
        />
        <Button type="primary" onClick={find} loading={search.isPending}>
          {words.search}
        </Button>
        {by === 'phone' && <span className="hf-quiet">{words.phoneHelp}</span>}
      </div>
      <ProblemNote of={search.error} />
    </section>
  );
};

const YearsCases = () => {
  const words = useWords(caseWords);
  const { centre, year } = usePlace();
  const [lawyer, setLawyer] = useState('');
  const query = lawyer === '' ? '' : `&lawyerId=${encodeURIComponent(lawyer)}`;
  const paged = usePaged<CaseLine>(`/v1/centres/${encodeURIComponent(centre)}/cases?year=${year}&limit=100${query}`);
  const { entries, error, refetch } = paged;
  return (
    <>
      <div className="hf-tools hf-no-print">
        <Input.Search
          aria-label={words.lawyer}
          placeholder={words.lawyer}
          allowClear
          onSearch={setLawyer}
          style={{ width: 320 }}
        />
      </div>
      {error !== null && entries === undefined && <Failed problem={error} retry={() => void refetch()} />}
      {entries === undefined ? error === null && <Loading /> : <CaseTable cases={entries} none={words.none} />}
      <MoreButton of={paged} />
    </>
  );
};
