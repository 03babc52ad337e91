import { calendar } from './runtime/calendar.ts';
import { clock } from './runtime/clock.ts';
import { consoleRoutes } from './runtime/console-routes.ts';
import { entry } from './runtime/entry.ts';
import { answering, Problem } from './runtime/http.ts';
import type { HttpEvent, HttpResult } from './runtime/http.ts';
import { queues } from './runtime/queues.ts';
import { monthlySegments } from './runtime/settings.ts';
import { paramsOf } from './runtime/routes/route.ts';
import { store } from './runtime/store.ts';
import { vault } from './runtime/vault.ts';

/** ANY /v1/… -> what the console asks for. */
export const handler = entry<HttpEvent, HttpResult>(() => {
  const deps = { store: store(), queues: queues(), clock, vault: vault(), calendar };
  const routes = consoleRoutes({ ...deps, smsMonthlySegments: monthlySegments() });
  return (event) =>
    answering(() => {
      const { method, path } = event.requestContext.http;
      for (const route of routes) {
        const match = route.method === method ? route.path.exec(path) : null;
        if (match !== null) return route.answer(event, paramsOf(match));
      }
      throw new Problem(404, 'no such route 没有这个地址');
    });
});
