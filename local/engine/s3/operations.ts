import { readStream } from '../read-stream.ts';
import type { CorsConfiguration } from '../resource-types.ts';
import type { Clock } from '../clock.ts';
import type { Ids } from '../ids.ts';
import type { Permissions } from '../permissions.ts';
import { demand, ServiceError } from '../wire/call.ts';
import type { Announce } from './bucket-events.ts';
import type { BucketFiles, StoredObject } from './bucket-files.ts';
import type { MultipartUploads, PlannedObject } from './multipart-uploads.ts';
import type { S3Operation, S3Request } from './s3-request.ts';
import { contentsOf, partsOf, xmlOf } from './s3-xml.ts';

export interface Bucket {
  readonly arn: string;
  readonly files: BucketFiles;
  readonly uploads: MultipartUploads;
  readonly announce: Announce;
  readonly cors: CorsConfiguration | undefined;
}

export interface S3Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A text, or a stretch of a file, both ends included. */
  readonly body?: string | { readonly file: string; readonly start: number; readonly end: number };
}

interface Context {
  readonly permissions: Permissions;
  readonly clock: Clock;
  readonly ids: Ids;
}

type Operation = (call: S3Request, bucket: Bucket, context: Context) => Promise<S3Answer> | S3Answer;

export const OPERATIONS: Readonly<Record<S3Operation, Operation>> = {
  PutObject: async (call, bucket, context) => {
    need('s3:PutObject', call, bucket, context);
    const { file, size, md5 } = await bucket.files.write(call.body);
    const object = { ...plannedBy(call), file, size, etag: md5, at: context.clock.now() };
    bucket.files.put(object);
    bucket.announce(object, 'PutObject');
    return { status: 200, headers: { etag: `"${md5}"` } };
  },
  GetObject: (call, bucket, context) => {
    const object = found(call, bucket, context);
    const { start, end } = rangeOf(call.header('range'), object.size);
    const isPart = call.header('range') !== undefined;
    return {
      status: isPart ? 206 : 200,
      headers: {
        ...describing(object, call.query),
        'content-length': String(end - start + 1),
        ...(isPart ? { 'content-range': `bytes ${start}-${end}/${object.size}` } : {}),
      },
      body: object.size === 0 ? '' : { file: object.file, start, end },
    };
  },
  HeadObject: (call, bucket, context) => {
    const object = found(call, bucket, context);
    return { status: 200, headers: { ...describing(object, call.query), 'content-length': String(object.size) } };
  },
  DeleteObject: (call, bucket, context) => {
    need('s3:DeleteObject', call, bucket, context);
    if (call.header('if-match') !== undefined) found(call, bucket, context);
    bucket.files.remove(call.key);
    return { status: 204 };
  },
  CreateMultipartUpload: (call, bucket, context) => {
    need('s3:PutObject', call, bucket, context);
    const id = context.ids.of(call.caller, 'multipart upload', bucket.arn, call.key);
    bucket.uploads.begin(id, plannedBy(call));
    return xml('InitiateMultipartUploadResult', [
      ['Bucket', call.bucket],
      ['Key', call.key],
      ['UploadId', id],
    ]);
  },
  UploadPart: async (call, bucket, context) => {
    need('s3:PutObject', call, bucket, context);
    const { md5 } = await bucket.uploads.take(uploadIdOf(call), Number(call.query.get('partNumber')), call.body);
    return { status: 200, headers: { etag: `"${md5}"` } };
  },
  CompleteMultipartUpload: async (call, bucket, context) => {
    need('s3:PutObject', call, bucket, context);
    const parts = partsOf((await readStream(call.body)).toString('utf8'));
    const object = await bucket.uploads.complete(uploadIdOf(call), parts, context.clock.now());
    bucket.announce(object, 'CompleteMultipartUpload');
    return xml('CompleteMultipartUploadResult', [
      ['Bucket', call.bucket],
      ['Key', call.key],
      ['ETag', `"${object.etag}"`],
    ]);
  },
  AbortMultipartUpload: (call, bucket, context) => {
    need('s3:AbortMultipartUpload', call, bucket, context);
    bucket.uploads.abort(uploadIdOf(call));
    return { status: 204 };
  },
  ListObjectsV2: (call, bucket, context) => {
    const prefix = call.query.get('prefix') ?? '';
    const most = Math.min(Number(call.query.get('max-keys') ?? MOST_KEYS), MOST_KEYS);
    const asked = () => ({ 's3:prefix': [prefix] });
    demand(context.permissions, call.caller, { action: 's3:ListBucket', resource: bucket.arn, context: asked }, DENIED);
    const all = bucket.files.list(prefix);
    return xml(
      'ListBucketResult',
      [
        ['Name', call.bucket],
        ['Prefix', prefix],
        ['KeyCount', Math.min(all.length, most)],
        ['MaxKeys', most],
        ['IsTruncated', String(all.length > most)],
      ],
      all.slice(0, most).map(contentsOf).join(''),
    );
  },
};

const DENIED = 'AccessDenied';
const MOST_KEYS = 1000;

const need = (action: string, { caller, key }: S3Request, { arn }: Bucket, { permissions }: Context): void => {
  demand(permissions, caller, { action, resource: `${arn}/${key}` }, DENIED);
};

/**
 * The object a call is about. Who may not list the bucket is not told that there is none.
 *
 * @throws ServiceError NoSuchKey, AccessDenied, or PreconditionFailed when it is another one than `if-match` names
 */
const found = (call: S3Request, bucket: Bucket, context: Context): StoredObject => {
  need('s3:GetObject', call, bucket, context);
  const object = bucket.files.find(call.key);
  if (object === undefined) {
    demand(context.permissions, call.caller, { action: 's3:ListBucket', resource: bucket.arn }, DENIED);
    throw new ServiceError('NoSuchKey', 'The specified key does not exist.', 404);
  }
  const expected = call.header('if-match') ?? '*';
  if (expected !== '*' && expected.replaceAll('"', '') !== object.etag) {
    throw new ServiceError('PreconditionFailed', 'At least one of the preconditions you specified did not hold.', 412);
  }
  return object;
};

const plannedBy = ({ key, metadata, header }: S3Request): PlannedObject => ({
  key,
  metadata,
  contentType: header('content-type') ?? 'binary/octet-stream',
});

const uploadIdOf = ({ query }: S3Request): string => query.get('uploadId') ?? '';

const describing = ({ etag, at, contentType, metadata }: StoredObject, query: URLSearchParams): Record<string, string> => ({
  etag: `"${etag}"`,
  'last-modified': new Date(at).toUTCString(),
  'accept-ranges': 'bytes',
  'content-type': query.get('response-content-type') ?? contentType,
  ...(query.has('response-content-disposition') && {
    'content-disposition': query.get('response-content-disposition') ?? '',
  }),
  ...Object.fromEntries(Object.entries(metadata).map(([name, value]) => [`x-amz-meta-${name}`, value])),
});

/** `bytes=0-9`, `bytes=10-` or `bytes=-10`: first and last byte, both included. */
const rangeOf = (range: string | undefined, size: number): { readonly start: number; readonly end: number } => {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(range ?? 'bytes=0-') ?? [];
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (range !== undefined && (start > end || first + last === '')) {
    throw new ServiceError('InvalidRange', 'The requested range is not satisfiable', 416);
  }
  return { start, end };
};

const xml = (...content: Parameters<typeof xmlOf>): S3Answer => ({
  status: 200,
  headers: { 'content-type': 'application/xml' },
  body: xmlOf(...content),
});
