import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { Route } from './routes.ts';

/** What a request's token says, as functions see it; or why the request goes no further. */
export type Authorization =
  | { readonly kind: 'allowed'; readonly claims: Readonly<Record<string, string>>; readonly scopes: readonly string[] | null }
  | { readonly kind: 'unauthorized'; readonly reason: string }
  | { readonly kind: 'forbidden' };

export type Authorizer = (rule: NonNullable<Route['authorizer']>, header: string | undefined) => Promise<Authorization>;

/** Signatures that are taken; `none` and shared secrets are not among them. */
const ALGORITHMS = ['RS256', 'ES256'];

/**
 * Checks bearer tokens as a JWT authorizer does: signature against the issuer's published keys, issuer, times, audience (or
 * client id), scopes. Tokens are checked against the machine's time, for their issuer lives by it.
 */
export const createAuthorizer = (): Authorizer => {
  const keySets = new Map<string, JWTVerifyGetKey>();

  const keysOf = async (issuer: string): Promise<JWTVerifyGetKey> => {
    const known = keySets.get(issuer);
    if (known !== undefined) return known;
    const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
    const { jwks_uri: uri } = (await response.json()) as { readonly jwks_uri: string };
    const keys = createRemoteJWKSet(new URL(uri));
    keySets.set(issuer, keys);
    return keys;
  };

  return async ({ issuer, audience, scopes }, header) => {
    const token = (header ?? '').replace(/^Bearer +/i, '');
    if (token === '') return { kind: 'unauthorized', reason: 'no token' };
    let payload: JWTPayload;
    try {
      ({ payload } = await jwtVerify(token, await keysOf(issuer), { issuer, algorithms: ALGORITHMS, requiredClaims: ['exp'] }));
    } catch (error) {
      const reason = error instanceof errors.JOSEError ? error.code : `${issuer} gives no keys: ${String(error)}`;
      return { kind: 'unauthorized', reason };
    }
    const meantFor = [payload.aud ?? payload['client_id']].flat();
    if (!meantFor.some((name) => audience.some((allowed) => allowed === name)))
      return { kind: 'unauthorized', reason: 'audience' };
    const granted = scopesOf(payload);
    if (scopes.length > 0 && !scopes.some((scope) => granted.includes(scope))) return { kind: 'forbidden' };
    return { kind: 'allowed', claims: claimsOf(payload), scopes: scopes.length > 0 ? granted : null };
  };
};

const scopesOf = ({ scope, scp }: JWTPayload): readonly string[] => {
  const given = scope ?? scp;
  if (Array.isArray(given)) return given.map(String);
  return typeof given === 'string' ? given.split(' ') : [];
};

/** The gateway hands every claim on as text; a list becomes `[one two]`. */
const claimsOf = (payload: JWTPayload): Record<string, string> =>
  Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, textOf(value)]));

const textOf = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(textOf).join(' ')}]`;
  return typeof value === 'string' ? value : JSON.stringify(value);
};
