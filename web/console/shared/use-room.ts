import { useEffect, useState } from 'react';

/** Height in pixels that a table has below its place on the page, so that it scrolls within and its head stays. @param above pixels over it */
export const useRoom = (above: number): number => {
  const [height, setHeight] = useState(() => window.innerHeight);
  useEffect(() => {
    const measure = (): void => setHeight(window.innerHeight);
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, []);
  return Math.max(260, height - above);
};
