import { ClosingsBody } from '../contracts/console/closings.ts';
import type { ClosingsAnswer } from '../contracts/console/closings.ts';
import { authorise } from '../workflows/authorise.ts';
import { checkSentRow } from '../workflows/check-sent-row.ts';
import { entry } from './runtime/entry.ts';
import { answering, bodyJson, json, Problem, requestTime, userOf } from './runtime/http.ts';
import type { HttpEvent, HttpResult } from './runtime/http.ts';
import { log } from './runtime/log.ts';
import { queues } from './runtime/queues.ts';
import { store } from './runtime/store.ts';

/** Rows looked at side by side. */
const AT_ONCE = 25;

/** POST /v1/closings -> the good ones are queued, the bad ones answered with what is wrong. GET /health -> ok. */
export const handler = entry<HttpEvent, HttpResult>(() => {
  const deps = { store: store(), queues: queues() };
  const may = authorise(deps);
  const check = checkSentRow(deps);
  const take = async (event: HttpEvent): Promise<HttpResult> => {
    const user = userOf(event);
    const body = ClosingsBody.safeParse(bodyJson(event));
    if (!body.success) throw new Problem(400, 'expected {"closings": [1 to 500 rows]} 应为 1 至 500 条结案');
    const { closings } = body.data;
    const mayFor = (centreId: string) => may(user, 'send-closings', centreId);
    const checked: Awaited<ReturnType<typeof check>>[] = [];
    for (let i = 0; i < closings.length; i += AT_ONCE)
      checked.push(...(await Promise.all(closings.slice(i, i + AT_ONCE).map((row) => check(row, mayFor)))));
    const time = new Date(requestTime(event)).toISOString();
    const good = checked.flatMap((row) => (row.ok ? [{ 'detail-type': 'CaseClosed', time, detail: row.value }] : []));
    const rejected = checked.flatMap((row, index) => (row.ok ? [] : [{ row: index + 1, errors: row.error }]));
    await deps.queues.intake(good);
    log.info('closings', { accepted: good.length, rejected: rejected.length });
    return json(rejected.length === 0 ? 202 : 207, { accepted: good.length, rejected } satisfies ClosingsAnswer);
  };
  const isHealth = ({ routeKey }: HttpEvent): boolean => routeKey === 'GET /health';
  return (event) => answering(() => (isHealth(event) ? Promise.resolve(json(200, { status: 'ok' })) : take(event)));
});
