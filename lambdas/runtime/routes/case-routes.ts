import { EnteredAnswers } from '../../../contracts/answers.ts';
import { RulingBody } from '../../../contracts/console-api.ts';
import { enterAnswers, restoreResponse, voidResponse } from '../../../workflows/enter-answers.ts';
import { json } from '../http.ts';
import { actorsOf, bodyOf, settled } from './route.ts';
import type { Route, RouteDeps } from './route.ts';

/** Answers that people enter, and rulings on them. */
export const caseRoutes = (deps: RouteDeps): readonly Route[] => {
  const actors = actorsOf(deps);
  return [
    {
      method: 'POST',
      path: /^\/v1\/cases\/(?<caseNo>[^/]+)\/answers$/,
      answer: async (event, [caseNo = '']) => {
        const { answers, comment = '', channel } = bodyOf(event, EnteredAnswers);
        const who = await actors.onCase(event, 'enter-answers', caseNo);
        const entered = await enterAnswers(deps)({ caseNo, answers, comment, channel, ...who });
        return entered.ok ? json(200, { outcome: entered.value }) : settled(entered);
      },
    },
    ...(['void', 'restore'] as const).map((ruling): Route => ({
      method: 'POST',
      path: new RegExp(`^/v1/cases/(?<caseNo>[^/]+)/${ruling}$`),
      answer: async (event, [caseNo = '']) => {
        const { reason } = bodyOf(event, RulingBody);
        const who = await actors.onCase(event, 'rule-on-response', caseNo);
        return settled(await (ruling === 'void' ? voidResponse : restoreResponse)(deps)({ caseNo, reason, ...who }));
      },
    })),
  ];
};
