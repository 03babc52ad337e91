import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { SECRET_ACCESS_KEY } from '../permissions.ts';
import { ServiceError } from '../wire/call.ts';

export interface SignedRequest {
  readonly method: string;
  /** As it came, still encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
}

const LONGEST_S = 7 * 24 * 3600;

/**
 * Who signed a presigned URL (signature version 4, bodies unsigned).
 *
 * @param now engine milliseconds
 * @throws ServiceError when it has expired, or anything that was signed is different
 */
export const signerOf = (request: SignedRequest, now: number): string => {
  const { query } = request;
  const [accessKeyId = '', ...scope] = (query.get('X-Amz-Credential') ?? '').split('/');
  const expires = Number(query.get('X-Amz-Expires'));
  if (!(expires >= 1 && expires <= LONGEST_S)) {
    throw new ServiceError('AuthorizationQueryParametersError', 'X-Amz-Expires must be between 1 and 604800 seconds');
  }
  if (now >= signedAt(query.get('X-Amz-Date') ?? '') + expires * 1000) {
    throw new ServiceError('AccessDenied', 'Request has expired', 403);
  }
  const given = Buffer.from(query.get('X-Amz-Signature') ?? '', 'hex');
  const expected = signatureOf(request, scope);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new ServiceError('SignatureDoesNotMatch', 'The request signature does not match what was signed.', 403);
  }
  return accessKeyId;
};

/** `20250301T010000Z` */
const signedAt = (date: string): number =>
  Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

const signatureOf = ({ method, path, query, headers }: SignedRequest, scope: readonly string[]): Buffer => {
  const names = (query.get('X-Amz-SignedHeaders') ?? '').split(';');
  const canonical = [
    method,
    path,
    [...query]
      .filter(([name]) => name !== 'X-Amz-Signature')
      .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
      .sort()
      .join('&'),
    ...names.map((name) => `${name}:${[headers[name] ?? ''].flat().join(',').trim()}`),
    '',
    names.join(';'),
    'UNSIGNED-PAYLOAD',
  ].join('\n');
  const hash = createHash('sha256').update(canonical).digest('hex');
  const text = ['AWS4-HMAC-SHA256', query.get('X-Amz-Date'), scope.join('/'), hash].join('\n');
  return [...scope, text].reduce<Buffer>(
    (key, part) => createHmac('sha256', key).update(part).digest(),
    Buffer.from(`AWS4${SECRET_ACCESS_KEY}`),
  );
};

const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
