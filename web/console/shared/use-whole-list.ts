import { useEffect } from 'react';
import { usePaged } from './paged.ts';

/** As many as one answer gives. */
const MOST = 3000;

/**
 * A list of the API to its end: a small first page, so that something stands there at once, and the rest, because a table that is
 * sorted has to have all of it.
 */
export const useWholeList = <T>(path: string) => {
  const list = usePaged<T>(path, false, path.replace(/limit=\d+/, `limit=${MOST}`));
  const { hasMore, isLoadingMore, more, error } = list;
  useEffect(() => {
    if (hasMore && !isLoadingMore && error === null) more();
  });
  return list;
};
