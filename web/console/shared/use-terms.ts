import { useLanguage } from '../shell/language.tsx';
import { terms } from './term-words.ts';

/** What a code is called: `term('level', 'high')`. */
export const useTerms = (): ((list: keyof typeof terms.zh, code: string | number | undefined) => string) => {
  const { language } = useLanguage();
  return (list, code) => (code === undefined ? '–' : (terms[language][list]?.[code] ?? String(code)));
};
