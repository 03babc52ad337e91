import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Handset } from './handset.ts';

const FILES: Readonly<Record<string, readonly [file: string, type: string]>> = {
  '/': ['page.html', 'text/html; charset=utf-8'],
  '/handset/page.css': ['page.css', 'text/css; charset=utf-8'],
  '/handset/page.js': ['page.js', 'text/javascript; charset=utf-8'],
};

/** How often the page is told what has changed. */
const TELL_EVERY_MS = 500;
const BODY_LIMIT = 64 * 1024;

/** Serves the virtual handset on this machine: its page, its state as a stream of events, and what the person does. */
export const handsetServer =
  (handset: Handset) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = FILES[pathname];
    if (request.method === 'GET' && file !== undefined) {
      response.writeHead(200, { 'content-type': file[1], 'cache-control': 'no-store' });
      response.end(readFileSync(join(import.meta.dirname, file[0])));
    } else if (request.method === 'GET' && pathname === '/handset/state') {
      tellState(handset, request, response);
    } else if (request.method === 'POST' && pathname.startsWith('/handset/')) {
      await act(handset, pathname.slice('/handset/'.length), request, response);
    } else {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
      response.end('没有这个页面 no such page\n');
    }
  };

/** Server-sent events: the whole state, each time it differs from what was told last. */
const tellState = (handset: Handset, request: IncomingMessage, response: ServerResponse): void => {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  let told = '';
  let isBusy = false;
  const tell = async (): Promise<void> => {
    if (isBusy) return;
    isBusy = true;
    const state = JSON.stringify(await handset.state());
    if (state !== told) response.write(`data: ${state}\n\n`);
    told = state;
    isBusy = false;
  };
  const timer = setInterval(() => {
    tell().catch((error: unknown) => response.destroy(error as Error));
  }, TELL_EVERY_MS);
  request.once('close', () => {
    clearInterval(timer);
  });
};

const act = async (handset: Handset, action: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const answer = (status: number, body: unknown): void => {
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
    response.end(JSON.stringify(body));
  };
  const body = await text(request);
  if (body.length > BODY_LIMIT) {
    answer(413, { message: '内容过大 too large' });
    return;
  }
  try {
    const refusal = await handset.act(action, JSON.parse(body) as Record<string, unknown>);
    if (refusal === undefined) answer(200, {});
    else answer(400, { message: refusal });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    answer(400, { message: '不是 JSON not JSON' });
  }
};
