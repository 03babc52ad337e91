import * as z from 'zod/mini';
import { authorise, notYours } from '../workflows/authorise.ts';
import { checkRow } from '../workflows/take-in-closing.ts';
import { entry } from './runtime/entry.ts';
import { answering, bodyJson, json, Problem, requestTime, userOf } from './runtime/http.ts';
import type { HttpEvent, HttpResult } from './runtime/http.ts';
import { queues } from './runtime/queues.ts';
import { store } from './runtime/store.ts';

/** What one request may bring. */
const Closings = z.strictObject({ closings: z.array(z.record(z.string(), z.unknown())).check(z.minLength(1), z.maxLength(500)) });

/** POST /v1/closings -> the good ones are queued, the bad ones answered with what is wrong. GET /health -> ok. */
export const handler = entry<HttpEvent, HttpResult>(() => {
  const deps = { store: store(), queues: queues() };
  const may = authorise(deps);
  const take = async (event: HttpEvent): Promise<HttpResult> => {
    const user = userOf(event);
    const body = Closings.safeParse(bodyJson(event));
    if (!body.success) throw new Problem(400, 'expected {"closings": [1 to 500 rows]} 应为 1 至 500 条结案');
    const time = new Date(requestTime(event)).toISOString();
    const good: unknown[] = [];
    const rejected: unknown[] = [];
    for (const [index, row] of body.data.closings.entries()) {
      const checked = await checkRow(deps, row);
      const isAllowed = checked.ok && (await may(user, 'send-closings', checked.value.centreId));
      if (isAllowed) good.push({ 'detail-type': 'CaseClosed', time, detail: row });
      else rejected.push({ row: index + 1, errors: checked.ok ? [notYours(checked.value.centreId)] : checked.error });
    }
    await deps.queues.intake(good);
    return json(rejected.length === 0 ? 202 : 207, { accepted: good.length, rejected });
  };
  const isHealth = ({ routeKey }: HttpEvent): boolean => routeKey === 'GET /health';
  return (event) => answering(() => (isHealth(event) ? Promise.resolve(json(200, { status: 'ok' })) : take(event)));
});
