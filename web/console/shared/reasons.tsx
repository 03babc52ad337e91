import type { ExplanationAnswer } from '../../../contracts/console/assessments.ts';
import { useLanguage, useWords } from '../shell/language.tsx';
import { reasonsWords } from './reasons-words.ts';
import { useTerms } from './use-terms.ts';

/** The flags and reasons of a row in words, each with its basis and what it rests on. */
export const Reasons = ({ explanations }: { readonly explanations: readonly ExplanationAnswer[] }) => {
  const words = useWords(reasonsWords);
  const { language } = useLanguage();
  const term = useTerms();
  if (explanations.length === 0) return <p className="hf-quiet">{words.none}</p>;
  return (
    <ul className="hf-list">
      {explanations.map(({ code, words: told, basis, evidence }) => (
        <li key={code} style={{ padding: '8px 0' }}>
          <b>{term('flag', code) === code ? words.reason : term('flag', code)}</b>
          <div>{told[language]}</div>
          <div className="hf-quiet">
            {words.basis}: {basis[language]}
            {evidence.length > 0 && ` · ${words.evidence}: ${evidence.join(', ')}`}
          </div>
        </li>
      ))}
    </ul>
  );
};
