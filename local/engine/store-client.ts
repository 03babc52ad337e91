import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { readStream } from './read-stream.ts';

export interface StoreAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Speaks to the store over sockets that stay open. */
export interface StoreClient {
  /** Hands a call on as it is. `target` is the operation's full name, for example `DynamoDB_20120810.GetItem`. */
  readonly forward: (target: string, body: Buffer) => Promise<StoreAnswer>;
  /** @throws StoreError when the store refuses */
  readonly call: (target: string, input: object) => Promise<unknown>;
  readonly close: () => void;
}

export class StoreError extends Error {
  override readonly name = 'StoreError';
  /** Without its namespace, for example `ResourceInUseException`. */
  readonly code: string;

  constructor(target: string, code: string, message: string) {
    super(`${target}: ${code}: ${message}`);
    this.code = code;
  }
}

/** One name for all callers: DynamoDB Local keeps a database of its own for each access key. */
const AUTHORIZATION =
  'AWS4-HMAC-SHA256 Credential=local/20200101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0';

export const createStoreClient = (endpoint: string): StoreClient => {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const { hostname, port, protocol } = new URL(endpoint);
  if (protocol !== 'http:') throw new Error(`The store must be reached by http, not ${endpoint}.`);

  const forward = (target: string, body: Buffer): Promise<StoreAnswer> =>
    new Promise((resolve, reject) => {
      const outgoing = request({
        agent,
        hostname,
        port,
        method: 'POST',
        path: '/',
        headers: {
          authorization: AUTHORIZATION,
          'content-length': body.length,
          'content-type': 'application/x-amz-json-1.0',
          'x-amz-date': '20200101T000000Z',
          'x-amz-target': target,
        },
      });
      outgoing.once('error', reject);
      outgoing.once('response', (response) => {
        readStream(response).then((answer) => {
          resolve({ status: response.statusCode ?? 500, headers: response.headers, body: answer });
        }, reject);
      });
      outgoing.end(body);
    });

  return {
    forward,
    call: async (target, input) => {
      const { status, body } = await forward(target, Buffer.from(JSON.stringify(input)));
      const output: unknown = JSON.parse(body.toString('utf8'));
      if (status === 200) return output;
      const { __type = 'Unknown', message = '' } = output as { readonly __type?: string; readonly message?: string };
      throw new StoreError(target, __type.split('#').pop() ?? __type, message);
    },
    close: () => {
      agent.destroy();
    },
  };
};
