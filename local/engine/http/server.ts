import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { MAX_BODY_BYTES, type HttpApi } from './api.ts';
import type { HttpAnswer } from './message.ts';
import { gatewayAnswer } from './message.ts';

/** Serves what the API has no route for, on the same port: pages, pictures, the virtual handset. */
export type Fallback = (request: IncomingMessage, response: ServerResponse) => void;

export interface HttpServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

export interface HttpServerOptions {
  /** 0 for any that is free. */
  readonly port: number;
  /** Asked for with each request: the port is part of what functions are told, so it is opened before there is an API. */
  readonly api: () => HttpApi | undefined;
  readonly fallback?: Fallback;
  readonly onTrouble: (line: string) => void;
}

/** Opens the HTTP API on a loopback port, for browsers and other programs of this machine. */
export const startHttpServer = async ({ port, api, fallback, onTrouble }: HttpServerOptions): Promise<HttpServer> => {
  const server = createServer((request, response) => {
    const { method = 'GET', url = '/' } = request;
    const current = api();
    if (current === undefined) send(response, gatewayAnswer(503, 'Service Unavailable'));
    else if (fallback !== undefined && !current.serves(method, url)) fallback(request, response);
    else {
      serve(request, current).then(
        (answer) => {
          send(response, answer);
        },
        (error: unknown) => {
          onTrouble(`HTTP API: ${String(error)}`);
          send(response, gatewayAnswer(500, 'Internal Server Error'));
        },
      );
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
};

const serve = async (request: IncomingMessage, api: HttpApi): Promise<HttpAnswer> => {
  const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [
    name,
    [value ?? ''].flat().join(','),
  ]);
  return api.handle({
    method: request.method ?? 'GET',
    path: request.url ?? '/',
    headers: Object.fromEntries(headers),
    body: await readBody(request),
    sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
  });
};

/** Reads no more than shows that the body is too long. */
const readBody = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    if (length <= MAX_BODY_BYTES) chunks.push(chunk);
    length += chunk.length;
  }
  return Buffer.concat(chunks);
};

const send = (response: ServerResponse, { status, headers, cookies, body }: HttpAnswer): void => {
  response.writeHead(status, {
    ...headers,
    ...(cookies.length === 0 ? {} : { 'set-cookie': [...cookies] }),
    ...(status === 204 ? {} : { 'content-length': body.length }),
  });
  response.end(body);
};
