import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useDownload } from '../../api/use-download.ts';
import { AntdRoot } from '../../shared/antd-root.tsx';
import { ProblemNote } from '../../shared/problem-note.tsx';
import { useLanguage, useWords } from '../../shell/language.tsx';
import { usePlace } from '../../shell/place.tsx';
import { MonthlyFigures } from './monthly-figures.tsx';
import { SummaryText } from './summary-text.tsx';
import { summaryWords } from './summary-words.ts';

/** What a node hands in for a year or half a year, and the figures a person adds to it. */
const SummaryPage = () => {
  const words = useWords(summaryWords);
  const { language } = useLanguage();
  const { centre, year } = usePlace();
  const [half, setHalf] = useState('');
  const download = useDownload();
  const query = `year=${year}${half === '' ? '' : `&half=${half}`}&language=${language}`;
  const path = `/v1/centres/${encodeURIComponent(centre)}/summary?${query}`;
  return (
    <AntdRoot>
      <div className="hf-title">
        <h1>
          {words.title} {year}
        </h1>
        <span className="hf-no-print">
          <Segmented
            aria-label={words.period}
            value={half}
            onChange={setHalf}
            options={[
              { value: '', label: words.whole },
              { value: '1', label: words.halves[1] },
              { value: '2', label: words.halves[2] },
            ]}
          />{' '}
          <Button
            type="primary"
            loading={download.isPending}
            onClick={() => download.mutate({ path, fileName: '', isPage: true })}
          >
            {words.open}
          </Button>
        </span>
      </div>
      <ProblemNote of={download.error} />
      <MonthlyFigures />
      <SummaryText path={path} />
    </AntdRoot>
  );
};
export default SummaryPage;
