import { createContext, useContext, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { Catalogue } from './catalogue.ts';

export type Language = 'zh' | 'en';
export const LANGUAGES: readonly Language[] = ['zh', 'en'];

const KEPT = 'huifang-language';

interface Spoken {
  readonly language: Language;
  readonly speak: (language: Language) => void;
}
const Languages = createContext<Spoken>({ language: 'zh', speak: () => undefined });

/** Chinese unless the reader has chosen, or their browser speaks English. */
export const LanguageRoot = ({ children }: { readonly children: ReactNode }) => {
  const [language, speak] = useState<Language>(firstLanguage);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    localStorage.setItem(KEPT, language);
  }, [language]);
  const spoken = useMemo(() => ({ language, speak }), [language]);
  return <Languages value={spoken}>{children}</Languages>;
};

const firstLanguage = (): Language => {
  const kept = localStorage.getItem(KEPT);
  if (kept === 'zh' || kept === 'en') return kept;
  return navigator.language.startsWith('en') ? 'en' : 'zh';
};

export const useLanguage = (): Spoken => useContext(Languages);

/** A catalogue in the reader's language. */
export const useWords = <T,>(words: Catalogue<T>): T => words[useLanguage().language];
