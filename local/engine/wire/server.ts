import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { readStream } from '../read-stream.ts';
import type { S3 } from '../s3/s3.ts';
import { isForS3 } from '../s3/s3-request.ts';
import { type Answer, type Call, NO_ANSWER, type Service, ServiceError, unsupported } from './call.ts';

export interface WireServices {
  readonly dynamodb: Service;
  readonly dynamodbStreams: Service;
  readonly sns: Service;
  readonly sqs: Service;
  readonly kms: Service;
  readonly secretsManager: Service;
  readonly smsVoice: Service;
  readonly events: Service;
  readonly lambda: Service;
  readonly s3: S3;
}

export interface WireServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** JSON services by the prefix of their `x-amz-target`. */
const TARGETS: Readonly<
  Record<string, { readonly service: Exclude<keyof WireServices, 's3' | 'lambda'>; readonly version: string }>
> = {
  AWSEvents: { service: 'events', version: '1.1' },
  AmazonSQS: { service: 'sqs', version: '1.0' },
  DynamoDBStreams_20120810: { service: 'dynamodbStreams', version: '1.0' },
  DynamoDB_20120810: { service: 'dynamodb', version: '1.0' },
  PinpointSMSVoiceV2: { service: 'smsVoice', version: '1.0' },
  secretsmanager: { service: 'secretsManager', version: '1.1' },
  TrentService: { service: 'kms', version: '1.1' },
};

/**
 * Answers the AWS calls of the functions on one loopback port, as the services would: JSON by `x-amz-target`, SNS by query,
 * S3 and Lambda by path.
 *
 * @param services asked for with each call; they are made after the port is known, because queue addresses hold it
 * @param onTrouble told of calls that nothing serves, and of faults of the engine itself
 */
export const startWireServer = async (services: () => WireServices, onTrouble: (line: string) => void): Promise<WireServer> => {
  const server = createServer((request, response) => {
    const answered = isForS3(request)
      ? services().s3(request, response)
      : answer(request, services, onTrouble).then((result) => {
          send(response, result);
        });
    answered.catch((error: unknown) => {
      onTrouble(`wire endpoint: ${String(error)}`);
      response.destroy();
    });
  });
  server.keepAliveTimeout = 0;
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
};

const answer = async (request: IncomingMessage, services: () => WireServices, onTrouble: (line: string) => void) => {
  const body = await readStream(request);
  const [, caller = '', scope = ''] =
    /Credential=([^/,]+)\/[^/]*\/[^/]*\/([^/]*)\//.exec(request.headers.authorization ?? '') ?? [];
  const target = request.headers['x-amz-target'];
  const [prefix = '', named = ''] = typeof target === 'string' ? target.split('.') : [];
  const known = TARGETS[prefix];
  const isQuery = target === undefined && scope === 'sns';
  const isByPath = target === undefined && scope === 'lambda';
  const operation = isByPath
    ? `${request.method} ${request.url}`
    : isQuery
      ? (new URLSearchParams(body.toString('utf8')).get('Action') ?? '')
      : named;
  try {
    const service = isByPath ? services().lambda : isQuery ? services().sns : known && services()[known.service];
    if (service === undefined)
      throw unsupported(scope || 'of an unknown service', operation || `${request.method} ${request.url}`);
    return await service({ caller, operation, body } satisfies Call);
  } catch (error) {
    const isExpected = error instanceof ServiceError;
    if (!isExpected || error.code === 'UnsupportedOperation') onTrouble(`${caller}: ${String(error)}`);
    const refusal = isExpected ? error : new ServiceError('InternalFailure', String(error), 500);
    if (isByPath) return restError(refusal);
    return target === undefined ? xmlError(refusal) : jsonError(refusal, known?.version ?? '1.0');
  }
};

const send = (response: ServerResponse, result: Answer | typeof NO_ANSWER): void => {
  if (result === NO_ANSWER) {
    response.destroy();
    return;
  }
  const { status, contentType, body, headers } = result;
  response.writeHead(status, { ...headers, 'content-type': contentType, 'content-length': Buffer.byteLength(body) });
  response.end(body);
};

const jsonError = ({ code, message, status, details }: ServiceError, version: string): Answer => ({
  status: status === 403 ? 400 : status,
  contentType: `application/x-amz-json-${version}`,
  body: JSON.stringify({ __type: code, message, ...details }),
});

const restError = ({ code, message, status }: ServiceError): Answer => ({
  status,
  contentType: 'application/json',
  body: JSON.stringify({ Type: status >= 500 ? 'Service' : 'User', message }),
  headers: { 'x-amzn-errortype': code },
});

const xmlError = ({ code, message, status }: ServiceError): Answer => ({
  status,
  contentType: 'text/xml',
  body:
    '<ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error>' +
    `<Type>${status >= 500 ? 'Receiver' : 'Sender'}</Type><Code>${code}</Code><Message>${escapeXml(message)}</Message>` +
    '</Error><RequestId>local</RequestId></ErrorResponse>',
});

const escapeXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const listen = (server: Server): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('The wire endpoint has no port.'));
      else resolve(address.port);
    });
  });
