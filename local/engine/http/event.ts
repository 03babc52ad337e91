import type { Authorization } from './authorize.ts';
import type { HttpAnswer, HttpRequest } from './message.ts';
import { gatewayAnswer } from './message.ts';
import type { MatchedRoute } from './routes.ts';

export interface EventPlace {
  readonly account: string;
  readonly requestId: string;
  /** Engine milliseconds. */
  readonly at: number;
}

/** Content types whose bodies are handed on as text. All others are base64, forms (`x-www-form-urlencoded`) among them. */
const TEXT = /^(text\/.*|application\/(json|xml|javascript))\s*(;|$)/i;

/** A request as functions see it, in payload format 2.0. */
export const httpEvent = (
  request: HttpRequest,
  route: MatchedRoute,
  authorization: Authorization | undefined,
  place: EventPlace,
) => {
  const { method, path, body, sourceIp } = request;
  const [rawPath = '', ...query] = path.split('?');
  const rawQueryString = query.join('?');
  const { cookie, ...headers } = request.headers;
  const host = headers['host'] ?? 'localhost';
  const isText = TEXT.test(headers['content-type'] ?? '');
  return {
    version: '2.0',
    routeKey: route.key,
    rawPath,
    rawQueryString,
    ...(cookie === undefined ? {} : { cookies: cookie.split(/; */) }),
    headers: { ...headers, 'x-forwarded-for': sourceIp, 'x-forwarded-port': '443', 'x-forwarded-proto': 'https' },
    ...(rawQueryString === '' ? {} : { queryStringParameters: joined(new URLSearchParams(rawQueryString)) }),
    requestContext: {
      accountId: place.account,
      apiId: 'local',
      ...(authorization?.kind === 'allowed'
        ? { authorizer: { jwt: { claims: authorization.claims, scopes: authorization.scopes } } }
        : {}),
      domainName: host,
      domainPrefix: host.split('.')[0] ?? host,
      http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp, userAgent: headers['user-agent'] ?? '' },
      requestId: place.requestId,
      routeKey: route.key,
      stage: '$default',
      time: commonLogTime(place.at),
      timeEpoch: place.at,
    },
    ...(Object.keys(route.pathParameters).length === 0 ? {} : { pathParameters: route.pathParameters }),
    ...(body.length === 0 ? {} : { body: body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !isText,
  };
};

/** What a function returned, as the gateway answers it; without a `statusCode` it is the body of a 200. */
export const httpAnswer = (output: unknown): HttpAnswer => {
  if (typeof output !== 'object' || output === null || !('statusCode' in output)) {
    const body = Buffer.from(typeof output === 'string' ? output : JSON.stringify(output));
    return { status: 200, headers: { 'content-type': 'application/json' }, cookies: [], body };
  }
  const { statusCode, headers = {}, cookies = [], body = '', isBase64Encoded = false } = output as FunctionAnswer;
  const status = Number(statusCode);
  if (!Number.isInteger(status) || status < 200 || status > 599 || typeof body !== 'string') {
    return gatewayAnswer(500, 'Internal Server Error');
  }
  return {
    status,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)])),
    cookies,
    body: Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'),
  };
};

interface FunctionAnswer {
  readonly statusCode: unknown;
  readonly headers?: Readonly<Record<string, string | number | boolean>>;
  readonly cookies?: readonly string[];
  readonly body?: unknown;
  readonly isBase64Encoded?: boolean;
}

/** A name that comes several times has its values joined by commas. */
const joined = (query: URLSearchParams): Record<string, string> =>
  Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name).join(',')]));

/** `12/Mar/2026:19:03:58 +0000`. */
const commonLogTime = (at: number): string => {
  const [, day, month, year, time] = /^\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(new Date(at).toUTCString()) ?? [];
  return `${day}/${month}/${year}:${time} +0000`;
};
