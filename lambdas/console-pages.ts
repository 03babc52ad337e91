import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';
import { entry } from './runtime/entry.ts';
import type { HttpEvent, HttpResult } from './runtime/http.ts';
import { besideCode, consoleConfig } from './runtime/settings.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
};

/** GET /console/… -> a file of the console, compressed; those named after their checksum are kept for ever. */
export const handler = entry<HttpEvent, HttpResult>(() => {
  const directory = besideCode('files');
  const packed = new Map<string, string>([['config.json', gzipSync(consoleConfig()).toString('base64')]]);
  return (event) => {
    const name = normalize(event.pathParameters?.['proxy'] ?? 'index.html');
    const body = packed.get(name) ?? pack(directory, name);
    if (body === undefined) return Promise.resolve({ statusCode: 404, body: 'no such page 没有这个页面' });
    packed.set(name, body);
    const headers = {
      'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
      'content-encoding': 'gzip',
      'cache-control': name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
    };
    return Promise.resolve({ statusCode: 200, headers, body, isBase64Encoded: true });
  };
});

const pack = (directory: string, name: string): string | undefined => {
  const path = join(directory, name);
  const isFile = !name.startsWith('..') && existsSync(path) && statSync(path).isFile();
  return isFile ? gzipSync(readFileSync(path)).toString('base64') : undefined;
};
