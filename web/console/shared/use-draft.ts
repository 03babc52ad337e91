import { useState } from 'react';

const KEY = 'huifang-draft ';

/**
 * What somebody is typing, kept in the browser's tab until it has been saved: a sign-in that expires, a reload or a look at another
 * page loses nothing.
 *
 * @param name which form, and of what
 */
export const useDraft = <T extends object>(name: string, empty: T) => {
  const [draft, setDraft] = useState<T>(() => {
    const kept = sessionStorage.getItem(KEY + name);
    return kept === null ? empty : { ...empty, ...(JSON.parse(kept) as T) };
  });
  return {
    draft,
    keep: (values: T): void => {
      setDraft(values);
      sessionStorage.setItem(KEY + name, JSON.stringify(values));
    },
    drop: (): void => {
      setDraft(empty);
      sessionStorage.removeItem(KEY + name);
    },
  };
};
