import { Button, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ExportAnswer, ExportAskedAnswer, ExportLinkAnswer } from '../../../../contracts/console/exports.ts';
import { useAnswer, useChange } from '../../api/use-data.ts';
import { useDownload } from '../../api/use-download.ts';
import { count } from '../../shared/numbers.ts';
import { ProblemNote } from '../../shared/problem-note.tsx';
import { Loading, Shown } from '../../shared/states.tsx';
import { useWords } from '../../shell/language.tsx';
import { usePlace } from '../../shell/place.tsx';
import { assessmentWords } from './assessment-words.ts';

const FILES = ['assessment.xlsx', 'assessment.csv', 'bar.csv', 'public.csv'] as const;
const POLL_MS = 1000;

interface ExportsProps {
  readonly path: string;
  readonly version: string;
}

/** Files of a version, and the forms to print. */
export const Exports = ({ path, version }: ExportsProps) => {
  const words = useWords(assessmentWords);
  const download = useDownload();
  return (
    <>
      <Exported title={words.exports}>
        <AskedFor path={path} version={version} />
      </Exported>
      <Button
        loading={download.isPending}
        onClick={() => download.mutate({ path: `${path}/forms?version=${version}`, fileName: '', isPage: true })}
      >
        {words.forms}
      </Button>
      <ProblemNote of={download.error} />
    </>
  );
};

/** Versions that the tables of many centres have: the last of each. */
const VERSIONS_BELOW = ['final', 'draft'] as const;

/** Files of all centres below in one, whether or not the centre has a table of its own; nothing where none lies below. */
export const ExportsBelow = ({ path }: Pick<ExportsProps, 'path'>) => {
  const words = useWords(assessmentWords);
  const { centre, choices } = usePlace();
  const [version, choose] = useState<(typeof VERSIONS_BELOW)[number]>('final');
  if (!choices.some(({ parentId }) => parentId === centre)) return null;
  return (
    <Exported title={words.exportsBelow}>
      <p>{words.exportsBelowHelp}</p>
      <AskedFor path={path} version={version} isBelow>
        <Select
          aria-label={words.versions.version}
          value={version}
          onChange={choose}
          style={{ width: '100%', marginBottom: 12 }}
          options={VERSIONS_BELOW.map((value) => ({ value, label: words.versionsBelow[value] }))}
        />
      </AskedFor>
    </Exported>
  );
};

/** A dialog in which a file is asked for with a reason, which is on record. */
const Exported = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => {
  const [isOpen, open] = useState(false);
  return (
    <>
      <Button onClick={() => open(true)}>{title}</Button>
      <Modal open={isOpen} title={title} footer={null} onCancel={() => open(false)} destroyOnHidden>
        {children}
      </Modal>
    </>
  );
};

interface AskedForProps extends ExportsProps {
  /** With all centres below. */
  readonly isBelow?: boolean;
  readonly children?: ReactNode;
}

const AskedFor = ({ path, version, isBelow = false, children }: AskedForProps) => {
  const words = useWords(assessmentWords);
  const [file, setFile] = useState<(typeof FILES)[number]>('assessment.xlsx');
  const [why, setWhy] = useState('');
  const ask = useChange<ExportAskedAnswer>();
  const id = ask.data?.data.export.id;
  if (id !== undefined) return <Made path={`${path}/exports/${encodeURIComponent(id)}`} fileName={`${version}-${file}`} />;
  return (
    <>
      {children}
      <Select
        aria-label={words.file}
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
        onClick={() => ask.mutate({ path: `${path}/exports`, body: { file, version, why, ...(isBelow ? { below: true } : {}) } })}
      >
        {words.exportAsk}
      </Button>
      <ProblemNote of={ask.error} />
    </>
  );
};

/** Centres that have closings in the year and no such table: their lawyers are not in the file. */
const missingIn = (about: Readonly<Record<string, unknown>> | undefined): readonly string[] =>
  Array.isArray(about?.['missing']) ? (about['missing'] as readonly string[]) : [];

/** Until the file is made; then by what it can be checked, and the file. */
const Made = ({ path, fileName }: { readonly path: string; readonly fileName: string }) => {
  const words = useWords(assessmentWords);
  const asked = useAnswer<ExportAnswer>(path, {
    again: (data) => ((data as ExportAnswer | undefined)?.state === 'asked' ? POLL_MS : false),
  });
  const link = useChange<ExportLinkAnswer>(({ data: { url } }) => {
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
            {missingIn(manifest.about).length > 0 && (
              <p className="hf-warn">
                {words.exportsMissing} {missingIn(manifest.about).join('、')}
              </p>
            )}
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
