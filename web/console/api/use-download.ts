import { useMutation } from '@tanstack/react-query';
import type { Problem } from './problem.ts';
import { useApi } from './use-api.tsx';

interface Wanted {
  readonly path: string;
  readonly fileName: string;
  /** Shown in a window of its own in place of being saved. */
  readonly isPage?: boolean;
}

/** Fetches a file or a page to print as whoever is signed in, and hands it to the browser. */
export const useDownload = () => {
  const { send } = useApi();
  return useMutation<undefined, Problem, Wanted>({
    mutationFn: async ({ path, fileName, isPage = false }) => {
      const { data } = await send(path, { accept: isPage ? 'text/html' : '*/*', asFile: true });
      const where = addressOf(data);
      const link = document.createElement('a');
      link.href = where;
      if (isPage) link.target = '_blank';
      else link.download = fileName;
      link.rel = 'noopener';
      link.click();
      if (where.startsWith('blob:')) setTimeout(() => URL.revokeObjectURL(where), 60_000);
      return undefined;
    },
  });
};

/** A file itself, or the place it lies at. */
const addressOf = (data: unknown): string => {
  if (data instanceof Blob) return URL.createObjectURL(data);
  return (data as { readonly url: string }).url;
};
