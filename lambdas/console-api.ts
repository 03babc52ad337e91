import { calendar } from './runtime/calendar.ts';
import { clock } from './runtime/clock.ts';
import { consoleRoutes } from './runtime/console-routes.ts';
import { entry } from './runtime/entry.ts';
import { annualExports } from './runtime/exports.ts';
import type { HttpEvent, HttpResult } from './runtime/http.ts';
import { onceOnly } from './runtime/once.ts';
import { queues } from './runtime/queues.ts';
import { routed } from './runtime/routes/route.ts';
import { monthlySegments, setting } from './runtime/settings.ts';
import { store } from './runtime/store.ts';
import { uploads } from './runtime/uploads.ts';
import { vault } from './runtime/vault.ts';

/** ANY /v1/… -> what the console asks for. */
export const handler = entry<HttpEvent, HttpResult>(() => {
  const deps = { store: store(), queues: queues(), clock, vault: vault(), calendar };
  const files = { uploads: uploads(), exports: annualExports() };
  const routes = consoleRoutes({ ...deps, ...files, smsMonthlySegments: monthlySegments() });
  return routed(routes, onceOnly(setting('TABLE_NAME')));
});
