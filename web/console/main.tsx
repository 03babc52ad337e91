import { createRoot } from 'react-dom/client';
import type { ReactNode } from 'react';
import { App } from './shell/app.tsx';
import { readConfig } from './shell/config.ts';
import { LanguageRoot, useWords } from './shell/language.tsx';
import { openSession } from './shell/session.ts';
import { shellWords } from './shell/words.ts';
import { Failed } from './shared/states.tsx';
import './shell/shell.css';

const NoRole = () => <Failed problem={new Error(useWords(shellWords).noRole)} />;

/** Signs in first: nothing of the console is shown to anybody else. */
const begin = async (): Promise<ReactNode> => {
  const config = await readConfig();
  const session = await openSession(config);
  if (session === undefined) return null;
  const person = session.person();
  if (session.token() === undefined && !(await session.renew())) {
    await session.signIn();
    return null;
  }
  const signedIn = person ?? session.person();
  return signedIn === undefined ? <NoRole /> : <App config={config} session={session} person={signedIn} />;
};

const root = createRoot(document.getElementById('root') as HTMLElement);
const show = (what: ReactNode): void => root.render(<LanguageRoot>{what}</LanguageRoot>);
begin().then(show, (error: unknown) => show(<Failed problem={error} retry={() => location.reload()} />));
