import { createContext, useContext } from 'react';
import type { Person } from '../shell/session.ts';
import type { Send } from './client.ts';

export interface Api {
  readonly send: Send;
  readonly person: Person;
  readonly signOut: () => void;
}

export const ApiContext = createContext<Api | undefined>(undefined);

export const useApi = (): Api => {
  const api = useContext(ApiContext);
  if (api === undefined) throw new Error('no API here');
  return api;
};

export const usePerson = (): Person => useApi().person;
