import { Button } from 'antd';
import { useWords } from '../shell/language.tsx';
import { shellWords } from '../shell/words.ts';
import type { usePaged } from './paged.ts';

/** Fetches the next page of a list, as long as there is one. */
export const MoreButton = ({
  of: { hasMore, isLoadingMore, more },
}: {
  readonly of: Pick<ReturnType<typeof usePaged>, 'hasMore' | 'isLoadingMore' | 'more'>;
}) => {
  const words = useWords(shellWords);
  if (!hasMore) return null;
  return (
    <p>
      <Button onClick={more} loading={isLoadingMore}>
        {words.more}
      </Button>
    </p>
  );
};
