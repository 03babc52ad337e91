import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Answer, RequestOptions } from './client.ts';
import { Problem } from './problem.ts';
import { useApi } from './use-api.tsx';

export interface DataOptions {
  readonly isEnabled?: boolean;
  /** Asks again after so many milliseconds, as long as it answers a number. */
  readonly again?: (data: unknown) => number | false;
}

/** What the API holds at an address, asked for once and kept a while. */
export const useAnswer = <T>(path: string, { isEnabled = true, again }: DataOptions = {}): UseQueryResult<Answer<T>, Problem> => {
  const { send } = useApi();
  return useQuery<Answer<T>, Problem>({
    queryKey: [path],
    queryFn: async () => (await send(path)) as Answer<T>,
    enabled: isEnabled,
    ...(again === undefined ? {} : { refetchInterval: ({ state }) => again(state.data?.data) }),
  });
};

export interface Change extends RequestOptions {
  readonly path: string;
}

/**
 * Changes something, then asks anew for whatever is shown. Tried again after a failure of the network it is the same change:
 * its key stays until it came through or something else is sent.
 *
 * @param onChanged somebody else was faster: what was sent on the version that was shown was not taken
 */
export const useChange = <T>(onDone?: (answer: Answer<T>) => void, onChanged?: () => void) => {
  const { send } = useApi();
  const client = useQueryClient();
  const kept = useRef({ what: '', key: '' });
  return useMutation<Answer<T>, Problem, Change>({
    mutationFn: async ({ path, ...options }) => {
      const what = JSON.stringify([path, options]);
      if (kept.current.what !== what) kept.current = { what, key: crypto.randomUUID() };
      return (await send(path, { method: 'POST', idempotencyKey: kept.current.key, ...options })) as Answer<T>;
    },
    onSuccess: async (answer) => {
      kept.current = { what: '', key: '' };
      onDone?.(answer);
      await client.invalidateQueries();
    },
    onError: ({ isChanged }) => {
      if (isChanged) onChanged?.();
    },
  });
};
