import { useEffect, useRef } from 'react';

/** Answers single keys while nobody is typing: `useKeys({ j: next, k: previous })`. */
export const useKeys = (keys: Readonly<Record<string, () => void>>): void => {
  const current = useRef(keys);
  current.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const { target, key, ctrlKey, metaKey, altKey } = event;
      const isTyping =
        target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable], dialog') !== null;
      const act = current.current[key];
      if (isTyping || ctrlKey || metaKey || altKey || act === undefined) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
};
