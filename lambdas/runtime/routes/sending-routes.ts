import { sendingMonth } from '../../../domain/conversation/allowance.ts';
import { inputError } from '../../../domain/shared/input-error.ts';
import { isoSeconds } from '../../../domain/shared/instant.ts';
import { authorise } from '../../../workflows/authorise.ts';
import { json, Problem, requestTime, userOf } from '../http.ts';
import type { Route, RouteDeps } from './route.ts';

/**
 * GET /v1/sending?month=2026-11 -> `{month, segments, cap?, paused?: {since, by, why}, at}`: what a month's texts have come to, in
 * segments, the cap that holds now, and whether all sending is paused. The figures are the whole installation's, so anybody of the right role sees them, from whichever centre.
 * Without a month it is the present one.
 */
export const sendingRoutes = (deps: Pick<RouteDeps, 'store' | 'smsMonthlySegments'>): readonly Route[] => {
  const { store, smsMonthlySegments: cap } = deps;
  const may = authorise(deps);
  return [
    {
      method: 'GET',
      path: /^\/v1\/sending$/,
      answer: async (event) => {
        const user = userOf(event);
        if (!(await may(user, 'read-sending', user.centreId))) throw new Problem(403, 'not allowed 无权限');
        const at = requestTime(event);
        const month = event.queryStringParameters?.['month'] ?? sendingMonth(at);
        if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) {
          const error = inputError('month', month, '应为年月,如 2026-11', 'must be year and month, such as 2026-11');
          throw new Problem(400, 'month is not as agreed 月份不合规定', [error]);
        }
        const [segments, pause] = await Promise.all([store.segments(month), store.sendingPause()]);
        const paused = pause?.isOn === true ? { since: isoSeconds(pause.at), by: pause.by, why: pause.why } : undefined;
        return json(200, { month, segments, cap, paused, at: isoSeconds(at) });
      },
    },
  ];
};
