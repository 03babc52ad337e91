import { existsSync, readFileSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Fallback } from '../engine/http/server.ts';

const PREFIX = '/console/';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** What the console has to be told, as it lies beside its files in the cloud. */
export interface ConsoleConfig {
  /** OIDC issuer. */
  readonly authority: string;
  readonly clientId: string;
  /** Which token the API is shown: where the issuer puts role and centre, and the audience the API expects. */
  readonly token: 'access' | 'id';
  /** Where the API stands; `''` where it answers under the console's own host. */
  readonly api: string;
}

/**
 * Serves the console's files under `/console/`, as CloudFront does: compressed, and those whose name holds their checksum for ever.
 *
 * @returns false where the address is none of the console's
 */
export const consoleServer = (directory: string, config: ConsoleConfig) => {
  const packed = new Map<string, Buffer>();
  const bytesOf = (file: string): Buffer => {
    const known = packed.get(file);
    if (known !== undefined) return known;
    const bytes = gzipSync(file === 'config.json' ? JSON.stringify(config) : readFileSync(join(directory, file)));
    packed.set(file, bytes);
    return bytes;
  };
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/console') {
      response.writeHead(302, { location: PREFIX }).end();
      return true;
    }
    if (!pathname.startsWith(PREFIX) || request.method !== 'GET') return false;
    const name = pathname === PREFIX ? 'index.html' : normalize(pathname.slice(PREFIX.length));
    const path = join(directory, name);
    const isThere = name === 'config.json' || (!name.startsWith('..') && existsSync(path) && statSync(path).isFile());
    if (!isThere) return false;
    response.writeHead(200, {
      'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
      'content-encoding': 'gzip',
      'cache-control': name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      'x-content-type-options': 'nosniff',
    });
    response.end(bytesOf(name));
    return true;
  };
};

/** The console first, then whatever else this port serves. */
export const withConsole =
  (serves: ReturnType<typeof consoleServer>, next: Fallback): Fallback =>
  (request, response) => {
    if (!serves(request, response)) next(request, response);
  };
