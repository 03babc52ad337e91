import { useInfiniteQuery } from '@tanstack/react-query';
import type { Page } from '../api/answers.ts';
import type { Answer } from '../api/client.ts';
import type { Problem } from '../api/problem.ts';
import { useApi } from '../api/use-api.tsx';

/** A list of the API, page by page. @param path without `after` */
export const usePaged = <T>(path: string, isEnabled = true) => {
  const { send } = useApi();
  const separator = path.includes('?') ? '&' : '?';
  const asked = useInfiniteQuery<Answer<Page<T>>, Problem, readonly T[], readonly string[], string>({
    queryKey: [path, 'pages'],
    queryFn: async ({ pageParam }) =>
      (await send(pageParam === '' ? path : `${path}${separator}after=${encodeURIComponent(pageParam)}`)) as Answer<Page<T>>,
    initialPageParam: '',
    getNextPageParam: ({ data: { after } }) => after,
    select: ({ pages }) => pages.flatMap(({ data: { entries } }) => entries),
    enabled: isEnabled,
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
