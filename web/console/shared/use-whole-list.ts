import { useEffect } from 'react';
import { usePaged } from './paged.ts';

/** A list of the API to its end, asked for page after page: a table that is sorted has to have all of it. */
export const useWholeList = <T>(path: string) => {
  const list = usePaged<T>(path);
  const { hasMore, isLoadingMore, more, error } = list;
  useEffect(() => {
    if (hasMore && !isLoadingMore && error === null) more();
  });
  return list;
};
