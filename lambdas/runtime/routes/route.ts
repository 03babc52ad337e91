import type { Context } from 'aws-lambda';
import type * as z from 'zod/mini';
import { inputErrors } from '../../../contracts/input-errors.ts';
import { WRITTEN_RULES } from '../../../contracts/written-text.ts';
import { authorise, isOwn } from '../../../workflows/authorise.ts';
import type { Action } from '../../../domain/shared/permissions.ts';
import type { Deps } from '../../../workflows/ports.ts';
import { answering, bodyJson, json, Problem, requestTime, userOf } from '../http.ts';
import type { HttpEvent, HttpResult } from '../http.ts';
import type { Once } from '../once.ts';
import { answeredOnce } from './answered-once.ts';
import { REFUSAL_WORDS } from './refusal-words.ts';

/** What the console's routes work with. */
export type RouteDeps = Pick<Deps, 'store' | 'queues' | 'clock' | 'vault' | 'calendar' | 'smsMonthlySegments'>;

export interface Route {
  readonly method: string;
  readonly path: RegExp;
  readonly answer: (event: HttpEvent, params: readonly string[]) => Promise<HttpResult>;
  /** A write that takes `Idempotency-Key`: its answers name no person. */
  readonly isOnce?: boolean;
}

/** Answers each request by the first route that fits it. @param once absent where no route takes a key */
export const routed =
  (routes: readonly Route[], once?: Once) =>
  (event: HttpEvent, context?: Context): Promise<HttpResult> =>
    answering(() => {
      const { method, path } = event.requestContext.http;
      for (const route of routes) {
        const match = route.method === method ? route.path.exec(path) : null;
        if (match === null) continue;
        const work = (): Promise<HttpResult> => route.answer(event, paramsOf(match));
        return once !== undefined && route.isOnce === true ? answeredOnce(event, work, once, context) : work();
      }
      throw new Problem(404, 'no such route 没有这个地址');
    });

/** Who does it, and when. */
export interface Actor {
  readonly by: string;
  readonly at: number;
}

/** Finds out who asks, if they may act there. A thing that is not there and one that is not yours answer alike. */
export interface Actors {
  /** @throws Problem 404 */
  readonly at: (event: HttpEvent, action: Action, centreId: string | undefined) => Promise<Actor>;
  /** @throws Problem 404, also where the case is their own as a lawyer */
  readonly onCase: (event: HttpEvent, action: Action, caseNo: string) => Promise<Actor>;
}

export const actorsOf = ({ store }: Pick<Deps, 'store'>): Actors => {
  const may = authorise({ store });
  const at: Actors['at'] = async (event, action, centreId) => {
    const user = userOf(event);
    if (centreId === undefined || !(await may(user, action, centreId))) throw notFound();
    return { by: user.id, at: requestTime(event) };
  };
  return {
    at,
    onCase: async (event, action, caseNo) => {
      const closing = (await store.followUp(caseNo))?.followUp.closing;
      return at(event, action, closing === undefined || isOwn(closing, userOf(event).id) ? undefined : closing.centreId);
    },
  };
};

export const notFound = (): Problem => new Problem(404, 'not there, or not yours 没有,或不属于您的机构');
export const conflict = (outcome: string): Problem => new Problem(409, outcome, [], REFUSAL_WORDS[outcome]);

/** Errors that mean there is nothing to decide about. */
const MISSING: readonly string[] = ['no-case', 'no-alert', 'no-row', 'no-objection'];

/** What came of a decision: done, ignored because it had been decided before, or refused with the reason's code. */
export const settled = (result: { readonly ok: true } | { readonly ok: false; readonly error: string }): HttpResult => {
  if (result.ok) return json(200, { outcome: 'done' });
  if (result.error === 'ignored' || result.error.startsWith('already-')) return json(200, { outcome: 'ignored' });
  throw MISSING.includes(result.error) ? notFound() : conflict(result.error);
};

/** A value of the query; `undefined` where it is missing or empty. */
export const queryOf = ({ queryStringParameters }: HttpEvent, name: string): string | undefined =>
  queryStringParameters?.[name] === '' ? undefined : queryStringParameters?.[name];

/** The body as a contract has it. @throws Problem 400 that names what is wrong */
export const bodyOf = <T>(event: HttpEvent, schema: z.ZodMiniType<T>): T => {
  const body = bodyJson(event);
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const errors = inputErrors(parsed.error.issues, body, WRITTEN_RULES);
  throw new Problem(400, 'body is not as agreed 请求内容不合规定', errors);
};

/** Longest variable part of a path, in characters: every id of ours fits. */
const LONGEST_PARAMETER = 128;

/**
 * The variable parts of a path. What can be no id of ours (badly encoded, too long, with characters that nobody sees) is
 * somewhere where there is nothing. @throws Problem 404
 */
export const paramsOf = (match: RegExpExecArray): readonly string[] =>
  Object.values(match.groups ?? {}).map((written) => {
    const value = decoded(written);
    if (value === undefined || value.length > LONGEST_PARAMETER || /[\p{Cc}\p{Cf}]/u.test(value)) throw notFound();
    return value;
  });

const decoded = (written: string): string | undefined => {
  try {
    return decodeURIComponent(written);
  } catch {
    return undefined;
  }
};
