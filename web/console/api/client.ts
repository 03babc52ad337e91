import type { ProblemAnswer } from '../../../contracts/console/problem.ts';
import type { Session } from '../shell/session.ts';
import { Problem } from './problem.ts';
import type { FieldError } from './problem.ts';

export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  /** Version that the change was made on: somebody else's later one is answered 412. */
  readonly ifMatch?: string | undefined;
  /** Names the change: sent twice, it is done once. */
  readonly idempotencyKey?: string;
  readonly accept?: string;
  /** The answer is a file; what is JSON all the same tells where it lies. */
  readonly asFile?: boolean;
}

export interface Answer<T> {
  readonly data: T;
  readonly status: number;
  readonly etag: string | undefined;
}

export type Send = (path: string, options?: RequestOptions) => Promise<Answer<unknown>>;

/**
 * Asks the API as whoever is signed in. Where the sign-in has expired it is renewed unseen, else `askAgain` brings the person
 * back, and the request goes on with what was typed.
 *
 * @throws Problem
 */
export const apiClient = (base: string, session: Session, askAgain: () => Promise<boolean>): Send => {
  const once = async (path: string, { method = 'GET', body, ifMatch, idempotencyKey, accept }: RequestOptions) => {
    const token = session.token();
    if (token === undefined) return undefined;
    const headers = new Headers({ authorization: `Bearer ${token}`, accept: accept ?? 'application/json' });
    headers.set('accept-language', document.documentElement.lang === 'en' ? 'en' : 'zh-CN');
    if (body !== undefined) headers.set('content-type', 'application/json');
    if (ifMatch !== undefined) headers.set('if-match', ifMatch);
    if (idempotencyKey !== undefined) headers.set('idempotency-key', idempotencyKey);
    try {
      return await fetch(`${base}${path}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    } catch {
      throw new Problem(0, 'offline');
    }
  };
  return async (path, options = {}) => {
    let response = await once(path, options);
    if (response === undefined || response.status === 401) {
      if (!(await session.renew()) && !(await askAgain())) throw new Problem(401, 'signed out 已退出登录');
      response = await once(path, options);
    }
    if (response === undefined || !response.ok) throw await problemOf(response);
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    const data: unknown = isJson ? await response.json() : await (options.asFile === true ? response.blob() : response.text());
    return { data, status: response.status, etag: response.headers.get('etag') ?? undefined };
  };
};

interface ProblemBody {
  readonly title?: string;
  readonly message?: string;
  readonly detail?: string;
  readonly errors?: readonly FieldError[];
  readonly changed?: ProblemAnswer['changed'];
}

const problemOf = async (response: Response | undefined): Promise<Problem> => {
  if (response === undefined) return new Problem(401, 'signed out 已退出登录');
  const text = await response.text();
  let body: ProblemBody;
  try {
    body = JSON.parse(text) as ProblemBody;
  } catch {
    // The gateway's own pages are no JSON.
    body = {};
  }
  return new Problem(
    response.status,
    body.title ?? body.message ?? `HTTP ${response.status}`,
    body.detail,
    body.errors,
    body.changed,
  );
};
