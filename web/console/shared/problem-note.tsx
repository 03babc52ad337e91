import { Alert } from 'antd';
import { Problem, tellProblem } from '../api/problem.ts';
import { useLanguage, useWords } from '../shell/language.tsx';
import { shellWords } from '../shell/words.ts';

/** Why something could not be done, beside the form it was tried on. */
export const ProblemNote = ({ of }: { readonly of: unknown }) => {
  const { language } = useLanguage();
  const words = useWords(shellWords);
  if (of === null || of === undefined) return null;
  const { title, lines } = tellProblem(of, language);
  const shown = of instanceof Problem && of.status === 0 ? words.offline : title;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      style={{ marginBottom: 12 }}
      title={shown}
      description={
        lines.length === 0 ? undefined : (
          <ul style={{ margin: 0, paddingLeft: '1.2em' }}>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )
      }
    />
  );
};
