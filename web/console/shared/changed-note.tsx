import { Alert } from 'antd';
import type { Problem } from '../api/problem.ts';
import { useWords } from '../shell/language.tsx';
import { shellWords } from '../shell/words.ts';
import { useDates } from './use-dates.ts';

interface ChangedNoteProps {
  /** The refusal of what was sent on a version that has passed. */
  readonly of: Pick<Problem, 'changed'>;
  /** What has changed, where there is more to say of it than that it has. */
  readonly title?: string;
  /** What is not as it was shown: `name: was → is`. */
  readonly lines: readonly string[];
}

/** Somebody else was first: who, when, and what they changed. What was typed stays. */
export const ChangedNote = ({ of: { changed }, title, lines }: ChangedNoteProps) => {
  const words = useWords(shellWords);
  const { time } = useDates();
  const who = [changed?.by, changed?.at === undefined ? undefined : time(changed.at)].filter((part) => part !== undefined);
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      style={{ marginBottom: 12 }}
      title={title ?? words.changed}
      description={
        <ul style={{ margin: 0, paddingLeft: '1.2em' }}>
          {who.length > 0 && (
            <li>
              {words.changedBy}: {who.join(' ')}
            </li>
          )}
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      }
    />
  );
};
