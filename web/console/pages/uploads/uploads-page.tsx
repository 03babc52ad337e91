import { Button, Progress, Segmented, Upload } from 'antd';
import { useRef, useState } from 'react';
import { UPLOAD_KINDS, UPLOAD_LIMIT_BYTES } from '../../../../domain/shared/codes.ts';
import type { UploadKind } from '../../../../domain/shared/codes.ts';
import { useApi } from '../../api/use-api.tsx';
import type { UploadOfferAnswer } from '../../../../contracts/console/uploads.ts';
import { UPLOAD_ACTIONS } from '../../../../domain/shared/permissions.ts';
import { useMay } from '../../api/use-may.ts';
import { AntdRoot } from '../../shared/antd-root.tsx';
import { ProblemNote } from '../../shared/problem-note.tsx';
import { useTerms } from '../../shared/use-terms.ts';
import { useWords } from '../../shell/language.tsx';
import { usePlace } from '../../shell/place.tsx';
import { Preview } from './preview.tsx';
import { previewRows } from './preview-rows.ts';
import { putFile } from './put-file.ts';
import { UploadResult } from './upload-result.tsx';
import { uploadWords } from './upload-words.ts';

type Stage =
  | { readonly at: 'choose' }
  | { readonly at: 'preview'; readonly file: File; readonly rows: readonly (readonly string[])[] }
  | { readonly at: 'sending'; readonly file: File; readonly percent: number }
  | { readonly at: 'sent'; readonly key: string };

const UploadsPage = () => (
  <AntdRoot>
    <Uploads />
  </AntdRoot>
);
export default UploadsPage;

/** A spreadsheet on its way in: chosen, looked at, sent, worked off. Until it has arrived whole nothing changes. */
const Uploads = () => {
  const words = useWords(uploadWords);
  const term = useTerms();
  const { send } = useApi();
  const may = useMay();
  const { centre } = usePlace();
  const [kind, setKind] = useState<UploadKind>('closings');
  const [stage, setStage] = useState<Stage>({ at: 'choose' });
  const [problem, setProblem] = useState<unknown>();
  const abort = useRef<AbortController>(undefined);
  const kinds = UPLOAD_KINDS.filter((one) => may(UPLOAD_ACTIONS[one]));

  const look = async (file: File): Promise<void> => {
    setProblem(undefined);
    const isTaken = /\.(csv|xlsx)$/i.test(file.name) && file.size <= UPLOAD_LIMIT_BYTES;
    if (isTaken) setStage({ at: 'preview', file, rows: /\.csv$/i.test(file.name) ? await previewRows(file) : [] });
    else setProblem(new Error(words.wrong));
  };
  const upload = async (file: File): Promise<void> => {
    abort.current = new AbortController();
    setStage({ at: 'sending', file, percent: 0 });
    try {
      const body = { kind, centreId: centre, fileName: file.name, size: file.size };
      const offer = (await send('/v1/uploads', { method: 'POST', body })).data as UploadOfferAnswer;
      const tell = (percent: number): void => setStage({ at: 'sending', file, percent });
      await putFile(offer.url, offer.headers, file, tell, abort.current.signal);
      setStage({ at: 'sent', key: offer.key });
    } catch (error) {
      setProblem(error instanceof Error && /^(HTTP|offline|aborted)/.test(error.message) ? new Error(words.stopped) : error);
      setStage({ at: 'choose' });
    }
  };
  return (
    <>
      <h1>{words.title}</h1>
      <ProblemNote of={problem} />
      {stage.at !== 'sent' && (
        <div className="hf-tools">
          <Segmented<UploadKind>
            aria-label={words.kind}
            value={kind}
            onChange={setKind}
            disabled={stage.at === 'sending'}
            options={kinds.map((value) => ({ value, label: term('uploadKind', value) }))}
          />
        </div>
      )}
      {stage.at === 'choose' && (
        <Upload.Dragger
          accept=".csv,.xlsx"
          showUploadList={false}
          beforeUpload={(file) => {
            void look(file);
            return false;
          }}
        >
          <p style={{ fontSize: 18, margin: '24px 0 8px' }}>{words.drop}</p>
          <p className="hf-quiet" style={{ marginBottom: 24 }}>
            {words.limits}
          </p>
        </Upload.Dragger>
      )}
      {stage.at === 'preview' && (
        <section className="hf-card">
          <h2>{stage.file.name}</h2>
          {stage.rows.length > 0 ? <Preview rows={stage.rows} /> : <p>{words.noPreview}</p>}
          <Button type="primary" onClick={() => void upload(stage.file)}>
            {words.upload}
          </Button>{' '}
          <Button onClick={() => setStage({ at: 'choose' })}>{words.cancel}</Button>
        </section>
      )}
      {stage.at === 'sending' && (
        <section className="hf-card" role="status">
          <h2>{stage.file.name}</h2>
          <p>{words.sending}</p>
          <Progress percent={stage.percent} aria-label={words.sending} />
          <Button onClick={() => abort.current?.abort()}>{words.cancel}</Button>
        </section>
      )}
      {stage.at === 'sent' && <UploadResult path={`/v1/uploads/${stage.key.split('/').map(encodeURIComponent).join('/')}`} />}
      {stage.at === 'sent' && <Button onClick={() => setStage({ at: 'choose' })}>{words.again}</Button>}
    </>
  );
};
