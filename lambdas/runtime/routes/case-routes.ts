import { EnteredAnswers } from '../../../contracts/answers.ts';
import { RulingBody } from '../../../contracts/console-api.ts';
import { enterAnswers, restoreResponse, voidResponse } from '../../../workflows/enter-answers.ts';
import { FOLLOW_UP_STATES } from '../../../domain/conversation/follow-up.ts';
import type { CasesAnswer } from '../../../contracts/console/cases.ts';
import { listCases } from '../../../workflows/list-cases.ts';
import type { CasePlace } from '../../../workflows/list-cases.ts';
import { tellCase } from '../../../workflows/tell-case.ts';
import { json, userOf } from '../http.ts';
import type { HttpEvent } from '../http.ts';
import { caseAnswer, caseLine } from './case-answers.ts';
import { afterOf, limitOf, oneOfQuery, written, yearOfQuery } from './list-query.ts';
import { actorsOf, bodyOf, notFound, queryOf, settled } from './route.ts';
import type { Route, RouteDeps } from './route.ts';
import { asSeen, versioned } from './versions.ts';

/** A case and its story, answers that people enter, and rulings on them. */
export const caseRoutes = (deps: RouteDeps): readonly Route[] => {
  const actors = actorsOf(deps);
  return [
    {
      method: 'GET',
      path: /^\/v1\/cases\/(?<caseNo>[^/]+)$/,
      answer: async (event, [caseNo = '']) => {
        await actors.onCase(event, 'read-case', caseNo);
        const told = await tellCase(deps)(caseNo, userOf(event).role);
        if (told === undefined) throw notFound();
        return versioned(json(200, caseAnswer(told)), told.version);
      },
    },
    {
      method: 'GET',
      path: /^\/v1\/centres\/(?<centreId>[^/]+)\/cases$/,
      answer: async (event, [centreId = '']) => {
        const { by } = await actors.at(event, 'read-case', centreId);
        const lawyerId = queryOf(event, 'lawyerId');
        const state = oneOfQuery(event, 'state', FOLLOW_UP_STATES);
        const after = placeOf(event);
        const query = { centreId, year: yearOfQuery(event), limit: limitOf(event), lawyerId, state, after };
        const { cases, last } = await listCases(deps)(query, by);
        return json(200, { entries: cases.map(caseLine), after: last && writtenPlace(last) } satisfies CasesAnswer);
      },
    },
    {
      method: 'POST',
      path: /^\/v1\/cases\/(?<caseNo>[^/]+)\/answers$/,
      isOnce: true,
      answer: async (event, [caseNo = '']) => {
        const { answers, comment = '', channel } = bodyOf(event, EnteredAnswers);
        const who = await actors.onCase(event, 'enter-answers', caseNo);
        const entered = await enterAnswers(asSeen(deps, event, { caseNo }))({ caseNo, answers, comment, channel, ...who });
        return entered.ok ? json(200, { outcome: entered.value }) : settled(entered);
      },
    },
    ...(['void', 'restore'] as const).map((ruling): Route => ({
      method: 'POST',
      path: new RegExp(`^/v1/cases/(?<caseNo>[^/]+)/${ruling}$`),
      isOnce: true,
      answer: async (event, [caseNo = '']) => {
        const { reason } = bodyOf(event, RulingBody);
        const who = await actors.onCase(event, 'rule-on-response', caseNo);
        return settled(
          await (ruling === 'void' ? voidResponse : restoreResponse)(asSeen(deps, event, { caseNo }))({ caseNo, reason, ...who }),
        );
      },
    })),
  ];
};

/** Where the page before ended: ids hold nothing invisible, so a line break parts them. @throws Problem 400 */
const placeOf = (event: HttpEvent): CasePlace | undefined => {
  const [lawyerId = '', caseNo = ''] = afterOf(event)?.name.split('\n') ?? [];
  return lawyerId === '' ? undefined : { lawyerId, caseNo };
};

const writtenPlace = ({ lawyerId, caseNo }: CasePlace): string => written({ at: 0, name: `${lawyerId}\n${caseNo}` });
