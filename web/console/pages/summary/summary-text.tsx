import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../api/use-api.tsx';
import { Failed, Loading } from '../../shared/states.tsx';
import { useWords } from '../../shell/language.tsx';
import { summaryWords } from './summary-words.ts';

/** The summary as it prints, in a frame of its own that runs nothing. */
export const SummaryText = ({ path }: { readonly path: string }) => {
  const words = useWords(summaryWords);
  const { send } = useApi();
  const { data, error, refetch } = useQuery({
    queryKey: [path, 'html'],
    queryFn: async () => (await send(path, { accept: 'text/html' })).data as string,
  });
  if (error !== null && data === undefined) return <Failed problem={error} retry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  return <iframe title={words.preview} className="hf-paper" sandbox="" srcDoc={data} />;
};
