import { Button, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useAnswer, useChange } from '../../api/use-data.ts';
import { useDownload } from '../../api/use-download.ts';
import { count } from '../../shared/numbers.ts';
import { ProblemNote } from '../../shared/problem-note.tsx';
import { Loading, Shown } from '../../shared/states.tsx';
import { useWords } from '../../shell/language.tsx';
import { assessmentWords } from './assessment-words.ts';

const FILES = ['assessment.xlsx', 'assessment.csv', 'bar.csv', 'public.csv'] as const;
const POLL_MS = 1000;

interface ExportsProps {
  readonly path: string;
  readonly version: string;
}

/** Files of a version, each asked for with a reason, on record; and the forms to print. */
export const Exports = ({ path, version }: ExportsProps) => {
  const words = useWords(assessmentWords);
  const [isOpen, open] = useState(false);
  const download = useDownload();
  return (
    <>
      <Button onClick={() => open(true)}>{words.exports}</Button>
      <Button
        loading={download.isPending}
        onClick={() => download.mutate({ path: `${path}/forms?version=${version}`, fileName: '', isPage: true })}
      >
        {words.forms}
      </Button>
      <ProblemNote of={download.error} />
      <Modal open={isOpen} title={words.exports} footer={null} onCancel={() => open(false)} destroyOnHidden>
        <AskedFor path={path} version={version} />
      </Modal>
    </>
  );
};

const AskedFor = ({ path, version }: ExportsProps) => {
  const words = useWords(assessmentWords);
  const [file, setFile] = useState<(typeof FILES)[number]>('assessment.xlsx');
  const [why, setWhy] = useState('');
  const ask = useChange<{ readonly export: { readonly id: string } }>();
  const id = ask.data?.data.export.id;
  if (id !== undefined) return <Made path={`${path}/exports/${encodeURIComponent(id)}`} fileName={`${version}-${file}`} />;
  return (
    <>
      <Select
        aria-label={words.exports}
        value={file}
        onChange={setFile}
        style={{ width: '100%', marginBottom: 12 }}
        options={FILES.map((value) => ({ value, label: words.files[value] }))}
      />
      <Input
        aria-label={words.reason}
        placeholder={words.reason}
        value={why}
        maxLength={1000}
        onChange={({ target }) => setWhy(target.value)}
        style={{ marginBottom: 12 }}
      />
      <Button
        type="primary"
        disabled={why.trim() === ''}
        loading={ask.isPending}
        onClick={() => ask.mutate({ path: `${path}/exports`, body: { file, version, why } })}
      >
        {words.exportAsk}
      </Button>
      <ProblemNote of={ask.error} />
    </>
  );
};

interface ExportState {
  readonly state: 'asked' | 'made' | 'removed';
  readonly manifest?: { readonly rows: number; readonly sha256: string };
}

/** Until the file is made; then by what it can be checked, and the file. */
const Made = ({ path, fileName }: { readonly path: string; readonly fileName: string }) => {
  const words = useWords(assessmentWords);
  const asked = useAnswer<ExportState>(path, {
    again: (data) => ((data as ExportState | undefined)?.state === 'asked' ? POLL_MS : false),
  });
  const link = useChange<{ readonly url: string }>(({ data: { url } }) => {
    const taken = document.createElement('a');
    taken.href = url;
    taken.download = fileName;
    taken.click();
  });
  return (
    <Shown of={asked}>
      {({ state, manifest }) =>
        state === 'asked' || manifest === undefined ? (
          <Loading />
        ) : (
          <>
            <p>
              {fileName}: {count(manifest.rows)} {words.rows}
            </p>
            <p className="hf-quiet hf-words">SHA-256 {manifest.sha256}</p>
            <Button type="primary" loading={link.isPending} onClick={() => link.mutate({ path: `${path}/link` })}>
              {words.exportTake}
            </Button>
            <ProblemNote of={link.error} />
          </>
        )
      }
    </Shown>
  );
};
