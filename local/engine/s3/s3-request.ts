import type { IncomingMessage } from 'node:http';
import { ServiceError, unsupported } from '../wire/call.ts';
import { signerOf } from './presigned.ts';

/** One call of S3 as it came in, path-style. */
export interface S3Request {
  readonly operation: S3Operation;
  /** Who calls: the access key, of the header or of a presigned URL. */
  readonly caller: string;
  readonly bucket: string;
  /** `''` when the call is about the bucket. */
  readonly key: string;
  readonly query: URLSearchParams;
  /** A header's value; undefined when it did not come. */
  readonly header: (name: string) => string | undefined;
  /** The uploader's own metadata, by names without `x-amz-meta-`. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly body: IncomingMessage;
}

/** Method, what it is about, and the query that tells it from its neighbours; the first that fits. */
const OPERATIONS = [
  ['PUT', 'object', 'partNumber', 'UploadPart'],
  ['PUT', 'object', '', 'PutObject'],
  ['GET', 'object', '', 'GetObject'],
  ['HEAD', 'object', '', 'HeadObject'],
  ['DELETE', 'object', 'uploadId', 'AbortMultipartUpload'],
  ['DELETE', 'object', '', 'DeleteObject'],
  ['POST', 'object', 'uploads', 'CreateMultipartUpload'],
  ['POST', 'object', 'uploadId', 'CompleteMultipartUpload'],
  ['GET', 'bucket', 'list-type', 'ListObjectsV2'],
] as const;
export type S3Operation = (typeof OPERATIONS)[number][3];

/** Query names besides those above that are understood, or say nothing new; any other would change what the call means. */
const KNOWN_QUERY =
  /^(partNumber|uploadId|uploads|list-type|prefix|max-keys|x-id|x-amz-checksum-mode|X-Amz-.*|response-content-(type|disposition))$/;
/** Headers that would change what a call means, and are not served. */
const UNSERVED_HEADERS = ['x-amz-copy-source', 'if-none-match', 'if-modified-since', 'if-unmodified-since', 'x-amz-tagging'];
const METADATA = 'x-amz-meta-';

/** Whether a request at the endpoint is for S3, whose calls name no target. */
export const isForS3 = ({ method, url = '', headers }: IncomingMessage): boolean =>
  method === 'OPTIONS' || url.includes('X-Amz-Algorithm=') || (headers.authorization ?? '').includes('/s3/aws4_request');

/** Bucket and key of a path; `key` is `''` for a bucket. */
export const placeOf = (url: string): { readonly path: string; readonly bucket: string; readonly key: string } => {
  const [path = ''] = url.split('?');
  const [, bucket = '', ...key] = path.split('/').map(decodeURIComponent);
  return { path, bucket, key: key.join('/') };
};

/** @throws ServiceError when nobody signed it, not as it came or too long ago; or when the call is not served */
export const readS3Request = (request: IncomingMessage, now: number): S3Request => {
  const { method = 'GET', url = '', headers } = request;
  const { path, bucket, key } = placeOf(url);
  const query = new URLSearchParams(url.slice(path.length + 1));
  const header = (name: string): string | undefined => {
    const value = headers[name];
    return value === undefined ? undefined : [value].flat().join(',');
  };
  const about = key === '' ? 'bucket' : 'object';
  const [, , , operation] =
    OPERATIONS.find(([verb, what, flag]) => verb === method && what === about && (flag === '' || query.has(flag))) ?? [];
  const isServed =
    [...query.keys()].every((name) => KNOWN_QUERY.test(name)) &&
    UNSERVED_HEADERS.every((name) => headers[name] === undefined) &&
    header('x-amz-content-sha256')?.startsWith('STREAMING') !== true;
  if (operation === undefined || !isServed) throw unsupported('S3', `${method} ${about} ${[...query.keys()].join(' ')}`);
  const caller = query.has('X-Amz-Algorithm')
    ? signerOf({ method, path, query, headers }, now)
    : /Credential=([^/,]+)/.exec(headers.authorization ?? '')?.[1];
  if (caller === undefined) throw new ServiceError('AccessDenied', 'Access Denied', 403);
  return { operation, caller, bucket, key, query, header, metadata: metadataOf(request), body: request };
};

const metadataOf = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      name.startsWith(METADATA) ? [[name.slice(METADATA.length), String(value)]] : [],
    ),
  );
