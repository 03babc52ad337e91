import { App, Button, InputNumber, Select } from 'antd';
import type { MonthFiguresAnswer } from '../../../../contracts/console/figures.ts';
import { useAnswer, useChange } from '../../api/use-data.ts';
import { useMay } from '../../api/use-may.ts';
import { ChangedNote } from '../../shared/changed-note.tsx';
import { ProblemNote } from '../../shared/problem-note.tsx';
import { Shown } from '../../shared/states.tsx';
import { terms } from '../../shared/term-words.ts';
import { useDraft } from '../../shared/use-draft.ts';
import { useTerms } from '../../shared/use-terms.ts';
import { useWords } from '../../shell/language.tsx';
import { usePlace } from '../../shell/place.tsx';
import { summaryWords } from './summary-words.ts';
import { useState } from 'react';

type Figures = MonthFiguresAnswer['figures'];
const NAMES = Object.keys(terms.zh['figure'] ?? {});
const MONTHS = Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, '0'));

/** The figures no closing tells, month by month. */
export const MonthlyFigures = () => {
  const words = useWords(summaryWords);
  const { centre, year } = usePlace();
  const [month, setMonth] = useState(() => MONTHS[new Date(Date.now()).getMonth()] ?? '01');
  const path = `/v1/centres/${encodeURIComponent(centre)}/monthly-figures/${year}-${month}`;
  const asked = useAnswer<MonthFiguresAnswer>(path);
  return (
    <section className="hf-card hf-no-print">
      <div className="hf-title">
        <h2>{words.entered}</h2>
        <Select
          aria-label={words.month}
          value={month}
          onChange={setMonth}
          style={{ width: 110 }}
          options={MONTHS.map((value) => ({ value, label: `${year}-${value}` }))}
        />
      </div>
      <p className="hf-quiet">{words.enteredHelp}</p>
      <Shown of={asked}>
        {({ figures }) => <Month key={path} path={path} entered={figures} etag={asked.data?.etag} refetch={asked.refetch} />}
      </Shown>
    </section>
  );
};

interface MonthProps {
  readonly path: string;
  readonly entered: Figures;
  readonly etag: string | undefined;
  readonly refetch: () => unknown;
}

const Month = ({ path, entered, etag, refetch }: MonthProps) => {
  const words = useWords(summaryWords);
  const term = useTerms();
  const { message } = App.useApp();
  const may = useMay();
  const { draft, keep, drop } = useDraft<Record<string, number>>(`figures ${path}`, {});
  /** As it was shown when somebody else was faster. */
  const [before, setBefore] = useState<Figures>();
  const showChange = (): void => {
    setBefore(entered);
    refetch();
  };
  const save = useChange(() => {
    drop();
    setBefore(undefined);
    void message.success(words.saved);
  }, showChange);
  const mayEnter = may('enter-monthly-figures');
  const send = (): void => {
    save.mutate({ method: 'PUT', path, body: { ...entered, ...draft }, ifMatch: etag });
  };
  return (
    <>
      <div className="hf-fields">
        {NAMES.map((name) => (
          <label key={name} className="hf-field">
            <span>{term('figure', name)}</span>
            <InputNumber<number>
              min={0}
              max={10_000_000}
              precision={0}
              readOnly={!mayEnter}
              value={draft[name] ?? entered[name] ?? null}
              onChange={(value) => {
                if (value !== null) keep({ ...draft, [name]: value });
              }}
              style={{ width: 120 }}
            />
          </label>
        ))}
      </div>
      {mayEnter ? (
        <Button type="primary" disabled={Object.keys(draft).length === 0} loading={save.isPending} onClick={send}>
          {words.save}
        </Button>
      ) : (
        <p className="hf-quiet">{words.readOnly}</p>
      )}
      {save.error?.isChanged ? (
        <ChangedNote
          of={save.error}
          lines={NAMES.filter((name) => before?.[name] !== entered[name]).map(
            (name) => `${term('figure', name)}: ${before?.[name] ?? '–'} → ${entered[name] ?? '–'}`,
          )}
        />
      ) : (
        <ProblemNote of={save.error} />
      )}
    </>
  );
};
