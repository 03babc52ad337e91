import { CODED_QUESTIONS, QUESTION_CODES } from '../../../domain/shared/codes.ts';
import type { CodedQuestion } from '../../../domain/shared/codes.ts';
import { useKeys } from './use-keys.ts';
import { useTerms } from './use-terms.ts';

export type EnteredCodes = Partial<Record<CodedQuestion, number>>;

/** The words of a question's codes. */
export const codeList = (question: CodedQuestion): 'scale' | 'good' | 'yesNo' =>
  question === 'overall' ? 'scale' : question === 'communication' ? 'good' : 'yesNo';

/**
 * The questions as they are read out, with their codes to click or type: a digit answers the first open question it fits, so that a
 * whole answer is four keys.
 */
export const AnswerSheet = ({
  questions = CODED_QUESTIONS,
  answers,
  onAnswer,
}: {
  readonly questions?: readonly CodedQuestion[];
  readonly answers: EnteredCodes;
  readonly onAnswer: (answers: EnteredCodes) => void;
}) => {
  const term = useTerms();
  const type = (code: number) => (): void => {
    const open = questions.find((question) => answers[question] === undefined);
    if (open !== undefined && QUESTION_CODES[open].includes(code)) onAnswer({ ...answers, [open]: code });
  };
  const last = questions.findLast((question) => answers[question] !== undefined);
  useKeys({
    ...Object.fromEntries([0, 1, 2, 3, 4, 5, 8, 9].map((code) => [String(code), type(code)])),
    Backspace: () => {
      if (last === undefined) return;
      const { [last]: _, ...rest } = answers;
      onAnswer(rest);
    },
  });
  return (
    <>
      {questions.map((question) => (
        <fieldset key={question} className="hf-question">
          <legend>{term('question', question)}</legend>
          {[...QUESTION_CODES[question]]
            .toSorted((a, b) => b - a)
            .map((code) => (
              <label key={code} className={answers[question] === code ? 'hf-code hf-picked' : 'hf-code'}>
                <input
                  type="radio"
                  name={question}
                  checked={answers[question] === code}
                  onChange={() => onAnswer({ ...answers, [question]: code })}
                />
                <kbd>{code}</kbd> {term(codeList(question), code)}
              </label>
            ))}
        </fieldset>
      ))}
    </>
  );
};
