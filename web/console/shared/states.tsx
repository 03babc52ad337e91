import type { ReactNode } from 'react';
import { Problem, tellProblem } from '../api/problem.ts';
import { useLanguage, useWords } from '../shell/language.tsx';
import { shellWords } from '../shell/words.ts';

/** Something is on its way; seen only when it takes a while. */
export const Loading = () => (
  <div className="hf-state hf-loading" role="status">
    <span className="hf-spinner" aria-hidden="true" />
    {useWords(shellWords).loading}
  </div>
);

/** There is nothing, and what that means. */
export const Empty = ({ children }: { readonly children?: ReactNode }) => {
  const words = useWords(shellWords);
  return <div className="hf-state hf-empty">{children ?? words.empty}</div>;
};

/** It went wrong: what, and what can be done. */
export const Failed = ({ problem, retry }: { readonly problem: unknown; readonly retry?: () => void }) => {
  const { language } = useLanguage();
  const words = useWords(shellWords);
  const status = problem instanceof Problem ? problem.status : undefined;
  const { title, lines } = tellProblem(problem, language);
  return (
    <div className="hf-state hf-failed" role="alert">
      <b>{words.failed}</b>
      <p>{status === 0 ? words.offline : status === 404 ? words.notFound : title}</p>
      {lines.length > 0 && (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {retry !== undefined && (
        <button type="button" className="hf-button" onClick={retry}>
          {words.retry}
        </button>
      )}
    </div>
  );
};

/** An address at which there is nothing. */
export const NoPage = () => <Failed problem={new Problem(404, useWords(shellWords).notFound)} />;

interface Asked<T> {
  readonly data: { readonly data: T } | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

/** What was asked for, or what became of it. */
export const Shown = <T,>({ of, children }: { readonly of: Asked<T>; readonly children: (data: T) => ReactNode }) => {
  if (of.data !== undefined) return <>{children(of.data.data)}</>;
  if (of.error !== null) return <Failed problem={of.error} retry={() => void of.refetch()} />;
  return <Loading />;
};
