/** Closings by where the case came from, in the words it was told in; `''` where nothing was told. */
export type Sources = Readonly<Record<string, number>>;

/** Sources are free text: a tally names so many of them, so that it stays small whatever is written there. */
export const SOURCES_NAMED = 40;

/** Stands for the sources that are not named. */
export const OTHER_SOURCES = '*';

/** The most frequent sources by name, and all others together; what has no source is always told apart. */
export const foldSources = (sources: Sources): Sources => {
  const named = bySize(sources).filter(([source]) => source !== OTHER_SOURCES && source !== '');
  const others = named.slice(SOURCES_NAMED).reduce((sum, [, closings]) => sum + closings, sources[OTHER_SOURCES] ?? 0);
  return {
    ...Object.fromEntries(named.slice(0, SOURCES_NAMED)),
    ...(others > 0 ? { [OTHER_SOURCES]: others } : {}),
    ...(sources[''] === undefined ? {} : { '': sources[''] }),
  };
};

/** The largest first; of equal ones in the order of their names, so that every machine tells them alike. */
export const bySize = (sources: Sources): readonly (readonly [string, number])[] =>
  Object.entries(sources).toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
