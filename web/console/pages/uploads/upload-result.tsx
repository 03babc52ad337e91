import { Button } from 'antd';
import type { UploadAnswer } from '../../../../contracts/console/uploads.ts';
import { useAnswer } from '../../api/use-data.ts';
import { useDownload } from '../../api/use-download.ts';
import { count } from '../../shared/numbers.ts';
import { ProblemNote } from '../../shared/problem-note.tsx';
import { Loading, Shown } from '../../shared/states.tsx';
import { useLanguage, useWords } from '../../shell/language.tsx';
import { uploadWords } from './upload-words.ts';

const POLL_MS = 1000;

/** What became of an upload: asked for until it has been worked off. */
export const UploadResult = ({ path }: { readonly path: string }) => {
  const words = useWords(uploadWords);
  const asked = useAnswer<UploadAnswer>(path, {
    again: (data) => ((data as UploadAnswer | undefined)?.state === 'received' ? POLL_MS : false),
  });
  return (
    <section className="hf-card" aria-live="polite">
      <Shown of={asked}>
        {(result) =>
          result.state === 'received' ? (
            <>
              <p>{words.working}</p>
              <Loading />
            </>
          ) : (
            <Done path={path} result={result} />
          )
        }
      </Shown>
    </section>
  );
};

const Done = ({ path, result }: { readonly path: string; readonly result: Exclude<UploadAnswer, { state: 'received' }> }) => {
  const words = useWords(uploadWords);
  const { language } = useLanguage();
  const download = useDownload();
  const { state, reason, rows, taken, rejected, errors, unreadColumns } = result;
  return (
    <>
      {state === 'refused' && (
        <p className="hf-bad">
          {words.refused}: {reason?.[language]}
        </p>
      )}
      <p>
        <span className="hf-number hf-good">{count(taken)}</span> {words.taken} ·{' '}
        <span className={rejected > 0 ? 'hf-number hf-bad' : 'hf-number'}>{count(rejected)}</span> {words.rejected} /{' '}
        {count(rows)} {words.rows}
      </p>
      {unreadColumns.length > 0 && (
        <p className="hf-quiet">
          {words.unread}: {unreadColumns.join('、')}
        </p>
      )}
      {errors.length > 0 && (
        <div className="hf-scroll">
          <table className="hf-table">
            <caption style={{ textAlign: 'left' }}>{words.errors}</caption>
            <thead>
              <tr>
                <th scope="col">{words.row}</th>
                <th scope="col">{words.column}</th>
                <th scope="col">{words.message}</th>
              </tr>
            </thead>
            <tbody>
              {errors.map(({ row, column, message }) => (
                <tr key={`${row} ${column}`}>
                  <td>{row}</td>
                  <td>{column}</td>
                  <td>{message[language]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {rejected > 0 && (
        <p>
          <Button
            onClick={() => download.mutate({ path: `${path}/rejected`, fileName: 'rejected.csv' })}
            loading={download.isPending}
          >
            {words.download}
          </Button>{' '}
          <span className="hf-quiet">{words.help}</span>
        </p>
      )}
      <ProblemNote of={download.error} />
    </>
  );
};
