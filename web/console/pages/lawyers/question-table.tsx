import { CODED_QUESTIONS, QUESTION_CODES } from '../../../../domain/shared/codes.ts';
import { codeList } from '../../shared/answer-sheet.tsx';
import { useTerms } from '../../shared/use-terms.ts';

/** How many valid responses gave each answer. */
export const QuestionTable = ({
  questions,
}: {
  readonly questions: Readonly<Record<string, Readonly<Record<string, number>>>>;
}) => {
  const term = useTerms();
  return (
    <div className="hf-scroll">
      <table className="hf-table">
        <tbody>
          {CODED_QUESTIONS.map((question) => (
            <tr key={question}>
              <th scope="row">{term('question', question)}</th>
              <td>
                {[...QUESTION_CODES[question]]
                  .toSorted((a, b) => b - a)
                  .map((code) => `${term(codeList(question), code)} ${questions[question]?.[code] ?? 0}`)
                  .join(' · ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
