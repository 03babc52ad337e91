import { useState } from 'react';
import { useKeys } from './use-keys.ts';

/** A list worked off by the keyboard: j and k move, Enter and o open. @returns what a table's rows need for it */
export const useChosen = <T>(shown: readonly T[], open: (entry: T) => void) => {
  const [chosen, choose] = useState(0);
  const openChosen = (): void => {
    const entry = shown[chosen];
    if (entry !== undefined) open(entry);
  };
  useKeys({
    j: () => choose(Math.min(chosen + 1, shown.length - 1)),
    k: () => choose(Math.max(chosen - 1, 0)),
    Enter: openChosen,
    o: openChosen,
  });
  return {
    rowClassName: (_: T, i: number): string => (i === chosen ? 'hf-chosen' : ''),
    onRow: (entry: T, i?: number) => ({ onClick: () => open(entry), onMouseEnter: () => choose(i ?? 0) }),
  };
};
