import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Clock } from '../clock.ts';
import { corsHeaders, preflightAnswer } from '../http/cors.ts';
import type { Ids } from '../ids.ts';
import type { Model } from '../model.ts';
import type { Permissions } from '../permissions.ts';
import type { EventBuses } from '../sources/event-buses.ts';
import { ServiceError } from '../wire/call.ts';
import { openBucketFiles } from './bucket-files.ts';
import { announcer } from './bucket-events.ts';
import { createMultipartUploads } from './multipart-uploads.ts';
import { type Bucket, OPERATIONS, type S3Answer } from './operations.ts';
import { placeOf, readS3Request } from './s3-request.ts';
import { xmlOf } from './s3-xml.ts';

export interface S3Options {
  readonly model: Model;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly permissions: Permissions;
  readonly buses: EventBuses;
  /** Where objects lie, a folder a bucket. */
  readonly directory: string;
  readonly onTrouble: (line: string) => void;
}

/** Answers one request for S3. */
export type S3 = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * S3, path-style, as far as the app uses it.
 *
 * @throws when a bucket tells of its objects in a way the engine cannot deliver
 */
export const createS3 = (options: S3Options): S3 => {
  const { model, clock, directory, onTrouble } = options;
  const buckets = new Map(
    model.ofType('AWS::S3::Bucket').map((bucket): [string, Bucket] => {
      const files = openBucketFiles(join(directory, bucket.name));
      const announce = announcer(bucket, options);
      const [rule] = bucket.properties.CorsConfiguration?.CorsRules ?? [];
      const cors = rule && {
        AllowOrigins: rule.AllowedOrigins,
        AllowMethods: rule.AllowedMethods,
        AllowHeaders: rule.AllowedHeaders ?? [],
        ExposeHeaders: rule.ExposedHeaders ?? [],
      };
      return [bucket.name, { arn: bucket.arn, files, uploads: createMultipartUploads(files), announce, cors }];
    }),
  );
  const answer = async (request: IncomingMessage): Promise<S3Answer> => {
    const call = readS3Request(request, clock.now());
    const bucket = buckets.get(call.bucket);
    if (bucket === undefined) throw new ServiceError('NoSuchBucket', 'The specified bucket does not exist', 404);
    return OPERATIONS[call.operation](call, bucket, options);
  };

  return async (request, response) => {
    // What a refusal left unread has to be taken before the caller reads the answer.
    response.once('finish', () => request.resume());
    const cors = buckets.get(placeOf(request.url ?? '').bucket)?.cors;
    const asked = { method: request.method ?? 'GET', headers: request.headers as Record<string, string> };
    const preflight = request.method === 'OPTIONS' ? (preflightAnswer(cors, asked) ?? { status: 403, headers: {} }) : undefined;
    const { status, headers = {}, body } = preflight ? { ...preflight, body: '' } : await answer(request).catch(refusal);
    // The engine's time, from which the SDK learns how far the caller's clock is out.
    const date = new Date(clock.now()).toUTCString();
    response.writeHead(status, { date, ...headers, ...corsHeaders(cors, asked) });
    if (body === undefined || typeof body === 'string') response.end(request.method === 'HEAD' ? '' : body);
    else await pipeline(createReadStream(body.file, { start: body.start, end: body.end }), response);
  };

  function refusal(error: unknown): S3Answer {
    if (!(error instanceof ServiceError) || error.code === 'UnsupportedOperation') onTrouble(`S3: ${String(error)}`);
    const { code, message, status } =
      error instanceof ServiceError ? error : new ServiceError('InternalError', String(error), 500);
    const body = xmlOf('Error', [
      ['Code', code],
      ['Message', message],
    ]);
    return { status, headers: { 'content-type': 'application/xml', connection: 'close' }, body };
  }
};
