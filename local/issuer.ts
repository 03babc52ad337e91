import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OAuth2Issuer, OAuth2Service } from 'oauth2-mock-server';
import type { DemoUser } from './console/demo-users.ts';
import { signInPage } from './console/sign-in-page.ts';

/** Where the settings' default issuer stands. */
export const ISSUER_PORT = 8127;
/** What a browser is remembered by, so that it signs in anew without asking. */
const COOKIE = 'huifang-demo-user';
const HOUR_S = 3600;

export interface Issuer {
  readonly url: string;
  /** A signed token of a demo user. */
  readonly token: (claims: { sub: string; role: string; centre: string }) => Promise<string>;
  readonly stop: () => Promise<void>;
}

export interface IssuerOptions {
  /** Those who can be picked on the sign-in page. @default nobody */
  readonly users?: () => readonly DemoUser[];
  readonly port?: number;
  /** How long what the console gets is good for, in seconds; asked for with each token. @default one hour */
  readonly lifetime?: () => number;
}

/**
 * A sign-in issuer for this machine: authorization code with PKCE, and a page to pick a demo user on. It vouches for whoever
 * asks, so it listens on loopback only.
 */
export const startIssuer = async (audience: string, options: IssuerOptions = {}): Promise<Issuer> => {
  const { users = () => [], port = ISSUER_PORT, lifetime = () => HOUR_S } = options;
  const issuer = new OAuth2Issuer();
  await issuer.keys.generate('RS256');
  const service = new OAuth2Service(issuer);
  const userOfCode = new Map<string, DemoUser>();
  const find = (sub: string | undefined) => users().find((user) => user.sub === sub);

  service.on('beforeAuthorizeRedirect', ({ url }: { url: URL }, request: IncomingMessage) => {
    const user = find(new URL(request.url ?? '', issuer.url).searchParams.get('as') ?? cookieOf(request));
    if (user !== undefined) userOfCode.set(url.searchParams.get('code') ?? '', user);
  });
  service.on('beforeTokenSigning', ({ payload }: { payload: Record<string, unknown> }, request: { body?: { code?: string } }) => {
    const user = userOfCode.get(request.body?.code ?? '');
    if (user === undefined) return;
    const { sub, role, centre, name } = user;
    const isIdToken = payload['aud'] !== undefined;
    const exp = (payload['iat'] as number) + lifetime();
    Object.assign(payload, { sub, role, centre, name, exp, ...(isIdToken ? {} : { aud: audience }) });
  });
  service.on('beforeResponse', (answer: { body: Record<string, unknown> }) => {
    // Signing in anew goes through the cookie: nothing long-lived lies in the browser.
    delete answer.body['refresh_token'];
    answer.body['expires_in'] = lifetime();
  });

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const url = new URL(request.url ?? '/', issuer.url);
    const picked = url.searchParams.get('as') ?? undefined;
    if (url.pathname === '/endsession') response.setHeader('set-cookie', `${COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`);
    if (url.pathname !== '/authorize') service.requestHandler(request, response);
    else if (find(picked) !== undefined) {
      response.setHeader('set-cookie', `${COOKIE}=${encodeURIComponent(picked ?? '')}; Path=/; HttpOnly; SameSite=Lax`);
      service.requestHandler(request, response);
    } else if (url.searchParams.get('prompt') === 'none') {
      if (find(cookieOf(request)) !== undefined) service.requestHandler(request, response);
      else response.writeHead(302, { location: refusal(url.searchParams) }).end();
    } else {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
      response.end(signInPage(users(), url.searchParams));
    }
  };

  const server = createServer(answer);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  issuer.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: issuer.url,
    token: (claims) =>
      issuer.buildToken({
        expiresIn: 8 * HOUR_S,
        scopesOrTransform: (_header, payload) => {
          Object.assign(payload, claims, { aud: audience });
        },
      }),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

const cookieOf = ({ headers }: IncomingMessage): string | undefined => {
  const value = (headers.cookie ?? '')
    .split('; ')
    .find((cookie) => cookie.startsWith(`${COOKIE}=`))
    ?.slice(COOKIE.length + 1);
  return value === undefined ? undefined : decodeURIComponent(value);
};

const refusal = (query: URLSearchParams): string => {
  const back = new URL(query.get('redirect_uri') ?? 'http://127.0.0.1/');
  back.searchParams.set('error', 'login_required');
  back.searchParams.set('state', query.get('state') ?? '');
  return back.href;
};
