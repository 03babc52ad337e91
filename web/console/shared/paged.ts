import { useInfiniteQuery } from '@tanstack/react-query';
import type { Page } from '../../../contracts/console/parts.ts';
import type { Answer } from '../api/client.ts';
import type { Problem } from '../api/problem.ts';
import { useApi } from '../api/use-api.tsx';

/** How often a list of work is asked for anew, in milliseconds: others work on it, and it follows what was done a moment later. */
const LIVE_MS = 4000;

/**
 * A list of the API, page by page.
 *
 * @param path   without `after`
 * @param isLive whether it is a list that people work off
 * @param onward what pages after the first are asked of
 */
export const usePaged = <T>(path: string, isLive = false, onward = path) => {
  const { send } = useApi();
  const separator = path.includes('?') ? '&' : '?';
  const asked = useInfiniteQuery<Answer<Page<T>>, Problem, readonly T[], readonly string[], string>({
    queryKey: [path, 'pages'],
    queryFn: async ({ pageParam }) =>
      (await send(pageParam === '' ? path : `${onward}${separator}after=${encodeURIComponent(pageParam)}`)) as Answer<Page<T>>,
    initialPageParam: '',
    getNextPageParam: ({ data: { after } }) => after,
    select: ({ pages }) => pages.flatMap(({ data: { entries } }) => entries),
    refetchInterval: isLive ? LIVE_MS : false,
  });
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = asked;
  return {
    entries: data,
    error,
    refetch,
    hasMore: hasNextPage,
    isLoadingMore: isFetchingNextPage,
    more: () => void fetchNextPage(),
  };
};
