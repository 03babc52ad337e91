import type { Clock } from '../clock.ts';
import { FunctionError } from '../function-instance.ts';
import type { Functions } from '../functions.ts';
import type { Ids } from '../ids.ts';
import type { Model } from '../model.ts';
import { type Authorization, createAuthorizer } from './authorize.ts';
import { corsHeaders, preflightAnswer } from './cors.ts';
import { httpAnswer, httpEvent } from './event.ts';
import { gatewayAnswer, type HttpAnswer, type HttpRequest } from './message.ts';
import { createRouter, type MatchedRoute } from './routes.ts';
import { createThrottle } from './throttle.ts';

/** The app's HTTP API (version 2). */
export interface HttpApi {
  /** Whether the API has something to say to this request, be it a refusal. */
  readonly serves: (method: string, path: string) => boolean;
  readonly handle: (request: HttpRequest) => Promise<HttpAnswer>;
}

export interface HttpApiOptions {
  readonly model: Model;
  readonly functions: Functions;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly onTrouble: (line: string) => void;
}

/** The gateway's limit for a request body, 10 MB. */
export const MAX_BODY_BYTES = 10 * 1024 * 1024;
/** What a function can be handed at once, 6 MB of JSON. */
const MAX_EVENT_BYTES = 6 * 1024 * 1024;
/** The gateway waits no longer for a function. */
const GATEWAY_TIMEOUT_MS = 30_000;

export const createHttpApi = (options: HttpApiOptions): HttpApi => {
  const { model, clock, onTrouble } = options;
  const findRoute = createRouter(model);
  const passes = createThrottle(model, clock);
  const authorize = createAuthorizer();
  const cors = model.ofType('AWS::ApiGatewayV2::Api')[0]?.properties.CorsConfiguration;
  const pathOf = (path: string): string => path.split('?')[0] ?? path;

  const answer = async (request: HttpRequest): Promise<HttpAnswer> => {
    const route = findRoute(request.method, pathOf(request.path));
    if (route === undefined) return preflightAnswer(cors, request) ?? gatewayAnswer(404, 'Not Found');
    if (!passes(route.key)) return gatewayAnswer(429, 'Too Many Requests');
    if (request.body.length > MAX_BODY_BYTES) return gatewayAnswer(413, 'Request Entity Too Large');
    const authorization = route.authorizer && (await authorize(route.authorizer, request.headers['authorization']));
    if (authorization?.kind === 'forbidden') return gatewayAnswer(403, 'Forbidden', { 'www-authenticate': 'Bearer' });
    if (authorization?.kind === 'unauthorized') {
      onTrouble(`${route.key}: token refused: ${authorization.reason}`);
      return gatewayAnswer(401, 'Unauthorized', { 'www-authenticate': 'Bearer' });
    }
    return invoke(request, route, authorization, options);
  };

  return {
    serves: (method, path) => findRoute(method, pathOf(path)) !== undefined || (cors !== undefined && method === 'OPTIONS'),
    handle: async (request) => {
      const { headers, body, ...rest } = await answer(request);
      // HEAD is answered by the same function; what it would have said stays here.
      const said = request.method === 'HEAD' ? Buffer.alloc(0) : body;
      return { ...rest, body: said, headers: { ...headers, ...corsHeaders(cors, request) } };
    },
  };
};

const invoke = async (
  request: HttpRequest,
  route: MatchedRoute,
  authorization: Authorization | undefined,
  { model, functions, clock, ids }: HttpApiOptions,
): Promise<HttpAnswer> => {
  const place = { account: model.place.account, requestId: ids.next(), at: clock.now() };
  const event = httpEvent(request, route, authorization, place);
  if (Buffer.byteLength(event.body ?? '') > MAX_EVENT_BYTES) return gatewayAnswer(413, 'Request Entity Too Large');
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<HttpAnswer>((resolve) => {
    timer = setTimeout(() => {
      resolve(gatewayAnswer(503, 'Service Unavailable'));
    }, GATEWAY_TIMEOUT_MS);
  });
  try {
    return await Promise.race([functions.invoke(route.functionName, event).then(httpAnswer), patience]);
  } catch (error) {
    if (!(error instanceof FunctionError)) throw error;
    return gatewayAnswer(500, 'Internal Server Error');
  } finally {
    clearTimeout(timer);
  }
};
