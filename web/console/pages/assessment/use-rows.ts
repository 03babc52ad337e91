import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { RowAnswer, RowsAnswer } from '../../../../contracts/console/assessments.ts';
import type { Answer } from '../../api/client.ts';
import type { Problem } from '../../api/problem.ts';
import { useApi } from '../../api/use-api.tsx';

/** All rows of a version, page after page. @param since when the version was made: a newer draft is asked for anew */
export const useRows = (path: string, version: string, since: number | undefined, isEnabled: boolean) => {
  const { send } = useApi();
  const asked = useInfiniteQuery<Answer<RowsAnswer>, Problem, readonly RowAnswer[], readonly string[], string>({
    queryKey: [path, 'rows', version, String(since)],
    queryFn: async ({ pageParam }) =>
      (await send(`${path}/rows?version=${version}&after=${encodeURIComponent(pageParam)}`)) as Answer<RowsAnswer>,
    initialPageParam: '',
    getNextPageParam: ({ data: { after } }) => after,
    select: ({ pages }) => pages.flatMap(({ data: { rows } }) => rows),
    enabled: isEnabled,
  });
  const { hasNextPage, isFetchingNextPage, fetchNextPage, error } = asked;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && error === null) void fetchNextPage();
  });
  return { rows: asked.data, error, refetch: asked.refetch };
};
