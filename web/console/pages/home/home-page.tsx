import { useWords } from '../../shell/language.tsx';
import { usePlace } from '../../shell/place.tsx';
import { shellWords } from '../../shell/words.ts';

const HomePage = () => {
  const words = useWords(shellWords);
  const place = usePlace();
  return (
    <>
      <h1>{words.pages.home}</h1>
      <p>{place.name}</p>
    </>
  );
};
export default HomePage;
