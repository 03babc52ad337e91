import { useEffect, useRef } from 'react';

const TYPED_INTO = 'input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable], dialog';
const PRESSED = 'a, button, [role=button], [role=tab], [role=option]';

/** Whether what has the focus has a use for the key: a field for every one, a link or button for Enter. */
const isTakenBy = (target: Element, key: string): boolean =>
  target.closest(TYPED_INTO) !== null || (key === 'Enter' && target.closest(PRESSED) !== null);

/** Answers single keys while nobody is typing: `useKeys({ j: next, k: previous })`. */
export const useKeys = (keys: Readonly<Record<string, () => void>>): void => {
  const current = useRef(keys);
  current.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const { target, key, ctrlKey, metaKey, altKey } = event;
      const act = current.current[key];
      if (act === undefined || ctrlKey || metaKey || altKey || (target instanceof Element && isTakenBy(target, key))) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
};
