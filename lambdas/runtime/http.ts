import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { InputError } from '../../domain/shared/result.ts';
import { ROLES } from '../../domain/shared/permissions.ts';
import type { Role } from '../../domain/shared/permissions.ts';
import type { User } from '../../workflows/authorise.ts';

export type HttpEvent = APIGatewayProxyEventV2WithJWTAuthorizer;
export type HttpResult = APIGatewayProxyStructuredResultV2;

/** Largest body taken, in bytes: 500 closings and their free texts fit. */
export const BODY_LIMIT = 1024 * 1024;

/** What stands there after somebody else was first; all of it absent where nothing stands there any more. */
export interface ChangedSince {
  readonly by?: string;
  readonly at?: number;
  readonly is?: unknown;
}

/** An answer other than success, as RFC 9457 writes it. */
export class Problem extends Error {
  readonly status: number;
  readonly errors: readonly InputError[];
  /** Words where the title is a code. */
  readonly detail: string | undefined;

  /** Where somebody else was first: who, when, and what stands there now. */
  readonly changed: ChangedSince | undefined;

  constructor(status: number, title: string, errors: readonly InputError[] = [], detail?: string, changed?: ChangedSince) {
    super(title);
    this.status = status;
    this.errors = errors;
    this.detail = detail;
    this.changed = changed;
  }
}

export const json = (statusCode: number, body: unknown): HttpResult => ({
  statusCode,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  body: JSON.stringify(body),
});

/** Answers a thrown Problem in its own words; anything else stays a bug and fails the invocation. */
export const answering = async (work: () => Promise<HttpResult>): Promise<HttpResult> => {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { status, message: title, detail, errors, changed } = error;
    const result = json(status, {
      type: 'about:blank',
      title,
      status,
      detail,
      changed,
      ...(errors.length > 0 ? { errors } : {}),
    });
    return { ...result, headers: { ...result.headers, 'content-type': 'application/problem+json; charset=utf-8' } };
  }
};

type HttpBody = Pick<HttpEvent, 'body' | 'isBase64Encoded'>;

/** The body as text, however long it is; what is not UTF-8 in it becomes U+FFFD. */
export const wholeText = ({ body = '', isBase64Encoded }: HttpBody): string =>
  isBase64Encoded ? Buffer.from(body, 'base64').toString() : body;

/** The body as text. @throws Problem 413 */
export const bodyText = (event: HttpBody): string => {
  const text = wholeText(event);
  if (Buffer.byteLength(text) > BODY_LIMIT) throw new Problem(413, `body over ${BODY_LIMIT} bytes 请求体过大`);
  return text;
};

/** The body as JSON. @throws Problem 400, 413 */
export const bodyJson = (event: HttpEvent): unknown => {
  const text = bodyText(event);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Problem(400, 'body is not JSON 请求体不是 JSON');
  }
};

/** The signed-in user. @throws Problem 403 when the token names no known role or no centre */
export const userOf = (event: HttpEvent): User => {
  const { sub, role, centre } = event.requestContext.authorizer.jwt.claims;
  const known = ROLES.find((name): name is Role => name === role);
  if (known === undefined || typeof centre !== 'string' || typeof sub !== 'string') throw new Problem(403, 'not allowed 无权限');
  return { id: sub, role: known, centreId: centre };
};

/** The signed-in lawyer, whose `id` is the licence number. @throws Problem 403 */
export const lawyerOf = (event: HttpEvent): User => {
  const user = userOf(event);
  if (user.role !== 'lawyer') throw new Problem(403, 'for lawyers only 仅限律师本人');
  return user;
};

/** When the request came in. */
export const requestTime = (event: { requestContext: { timeEpoch: number } }): number => event.requestContext.timeEpoch;
