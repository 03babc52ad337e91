import type { CorsConfiguration } from '../resource-types.ts';
import type { HttpAnswer, HttpRequest } from './message.ts';

/** What of a request tells whether another origin may read the answer. */
type Asked = Pick<HttpRequest, 'method' | 'headers'>;

/** Headers that let a page of another origin read an answer; none when the API or the origin is not set up for it. */
export const corsHeaders = (cors: CorsConfiguration | undefined, { headers }: Asked): Record<string, string> => {
  const origin = headers['origin'];
  if (cors === undefined || origin === undefined || !allowsOrigin(cors, origin)) return {};
  return {
    'access-control-allow-origin': cors.AllowOrigins?.includes('*') === true && cors.AllowCredentials !== true ? '*' : origin,
    vary: 'Origin',
    ...(cors.AllowCredentials === true ? { 'access-control-allow-credentials': 'true' } : {}),
    ...(cors.ExposeHeaders === undefined ? {} : { 'access-control-expose-headers': cors.ExposeHeaders.join(',') }),
  };
};

/** The gateway's own answer to a preflight; undefined when the request is none. */
export const preflightAnswer = (cors: CorsConfiguration | undefined, request: Asked): HttpAnswer | undefined => {
  const { method, headers } = request;
  const isPreflight =
    method === 'OPTIONS' && headers['origin'] !== undefined && headers['access-control-request-method'] !== undefined;
  if (cors === undefined || !isPreflight) return undefined;
  const allowed = corsHeaders(cors, request);
  const details =
    Object.keys(allowed).length === 0
      ? {}
      : {
          ...(cors.AllowMethods === undefined ? {} : { 'access-control-allow-methods': cors.AllowMethods.join(',') }),
          ...(cors.AllowHeaders === undefined ? {} : { 'access-control-allow-headers': cors.AllowHeaders.join(',') }),
          ...(cors.MaxAge === undefined ? {} : { 'access-control-max-age': String(cors.MaxAge) }),
        };
  return { status: 204, headers: { ...allowed, ...details }, cookies: [], body: Buffer.alloc(0) };
};

/** `*`, an origin, or a scheme with `*` (`https://*`). */
const allowsOrigin = ({ AllowOrigins = [] }: CorsConfiguration, origin: string): boolean =>
  AllowOrigins.some((allowed) => allowed === origin || (allowed.endsWith('*') && origin.startsWith(allowed.slice(0, -1))));
