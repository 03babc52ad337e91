import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useMemo } from 'react';
import { HashRouter, Route, Routes } from 'react-router';
import { apiClient } from '../api/client.ts';
import { Problem } from '../api/problem.ts';
import { ApiContext } from '../api/use-api.tsx';
import { NoPage } from '../shared/states.tsx';
import type { ConsoleConfig } from './config.ts';
import { Layout } from './layout.tsx';
import { pagesOf } from './pages.ts';
import type { Person, Session } from './session.ts';
import { SignInAgain, waiting } from './sign-in-again.tsx';

/** Tries again what the network or a busy server failed at, never a refusal. */
const isWorthAnotherTry = (failures: number, error: unknown): boolean =>
  failures < 2 && error instanceof Problem && (error.status === 0 || error.status === 429 || error.status >= 500);

const client = new QueryClient({
  defaultOptions: { queries: { staleTime: 15_000, retry: isWorthAnotherTry, refetchOnWindowFocus: true } },
});

export interface AppProps {
  readonly config: ConsoleConfig;
  readonly session: Session;
  readonly person: Person;
}

/** The console of somebody who is signed in. */
export const App = ({ config, session, person }: AppProps) => {
  const gate = useMemo(waiting, []);
  const api = useMemo(
    () => ({ send: apiClient(config.api, session, gate.ask), person, signOut: () => void session.signOut() }),
    [config, session, person, gate],
  );
  const pages = pagesOf(person.role);
  return (
    <QueryClientProvider client={client}>
      <ApiContext value={api}>
        <HashRouter>
          <Layout>
            <Routes>
              {pages.map(({ name, path, page: Page }) => (
                <Route key={name} path={path === '' ? '/' : `/${path}/*`} element={<Page />} />
              ))}
              <Route path="*" element={<NoPage />} />
            </Routes>
          </Layout>
        </HashRouter>
        <SignInAgain session={session} gate={gate} />
      </ApiContext>
    </QueryClientProvider>
  );
};
