import type { CaseSearchAnswer } from '../../../contracts/console/cases.ts';
import { CaseSearchBody, ErasureBody, ExportBody, RevealBody } from '../../../contracts/console-api.ts';
import { inputError } from '../../../domain/shared/input-error.ts';
import { authorise } from '../../../workflows/authorise.ts';
import type { Action } from '../../../domain/shared/permissions.ts';
import { erasePerson } from '../../../workflows/erase-person.ts';
import { exportPerson } from '../../../workflows/export-person.ts';
import type { PersonQuery } from '../../../workflows/find-person.ts';
import type { Deps } from '../../../workflows/ports.ts';
import { readConversation } from '../../../workflows/read-conversation.ts';
import { revealPerson } from '../../../workflows/reveal-person.ts';
import { searchCases } from '../../../workflows/search-cases.ts';
import { json, Problem, requestTime, userOf } from '../http.ts';
import type { HttpEvent } from '../http.ts';
import { isoMoments } from '../iso-moments.ts';
import { caseLine } from './case-answers.ts';
import { actorsOf, bodyOf, notFound } from './route.ts';
import type { Route } from './route.ts';

type PrivacyDeps = Pick<Deps, 'store' | 'queues' | 'clock' | 'vault' | 'mobileOf'>;

/** What is held of clients: who may open, take out or erase it, and who did. Answers are shown in docs/privacy.md. */
export const privacyRoutes = (deps: PrivacyDeps): readonly Route[] => {
  const actors = actorsOf(deps);
  const may = authorise(deps);

  /** Who may do this at all, and for which centres. @throws Problem 403 */
  const actorAnywhere = async (event: HttpEvent, action: Action) => {
    const user = userOf(event);
    if (!(await may(user, action, user.centreId))) throw new Problem(403, 'not allowed 无权限');
    const mayAct = (centreId: string): Promise<boolean> => may(user, action, centreId);
    return { who: { by: user.id, at: requestTime(event) }, mayAct };
  };

  return [
    {
      method: 'POST',
      path: /^\/v1\/cases\/(?<caseNo>[^/]+)\/reveal$/,
      answer: async (event, [caseNo = '']) => {
        const { reason } = bodyOf(event, RevealBody);
        const who = await actors.onCase(event, 'reveal-person', caseNo);
        const revealed = await revealPerson(deps)({ caseNo, reason, ...who });
        if (revealed.ok) return json(200, revealed.value);
        throw revealed.error === 'no-case' ? notFound() : new Problem(410, ERASED);
      },
    },
    {
      method: 'GET',
      path: /^\/v1\/cases\/(?<caseNo>[^/]+)\/messages$/,
      answer: async (event, [caseNo = '']) => {
        const { at, by } = await actors.onCase(event, 'read-conversation', caseNo);
        const read = await readConversation(deps)(caseNo, at, by);
        if (read === undefined) throw notFound();
        return json(200, isoMoments({ caseNo, ...read }));
      },
    },
    {
      method: 'GET',
      path: /^\/v1\/cases\/(?<caseNo>[^/]+)\/history$/,
      answer: async (event, [caseNo = '']) => {
        await actors.onCase(event, 'read-history', caseNo);
        const entries = (await deps.store.history(caseNo)).map(({ at, by, what, why }) => ({ at, by, what, why }));
        return json(200, isoMoments({ caseNo, entries }));
      },
    },
    {
      method: 'POST',
      path: /^\/v1\/cases\/search$/,
      answer: async (event) => {
        const query = queryOf(deps, bodyOf(event, CaseSearchBody));
        const { who, mayAct } = await actorAnywhere(event, 'find-case');
        const found = await searchCases(deps)(query, mayAct, who);
        return json(200, { cases: found.map(caseLine) } satisfies CaseSearchAnswer);
      },
    },
    {
      method: 'POST',
      path: /^\/v1\/persons\/export$/,
      answer: async (event) => {
        const query = queryOf(deps, bodyOf(event, ExportBody));
        const { who, mayAct } = await actorAnywhere(event, 'export-person');
        return json(200, isoMoments({ madeAt: who.at, cases: await exportPerson(deps)(query, mayAct, who) }));
      },
    },
    {
      method: 'POST',
      path: /^\/v1\/persons\/erasure$/,
      answer: async (event) => {
        const { reason, ...named } = bodyOf(event, ErasureBody);
        const query = queryOf(deps, named);
        const { who, mayAct } = await actorAnywhere(event, 'erase-person');
        return json(200, { cases: await erasePerson(deps)(query, mayAct, { reason, ...who }) });
      },
    },
    {
      method: 'GET',
      path: /^\/v1\/privacy\/audits$/,
      answer: async (event) => {
        await actorAnywhere(event, 'read-erasure-audits');
        return json(200, isoMoments({ audits: await deps.store.erasureAudits() }));
      },
    },
  ];
};

const ERASED = 'name and number have been erased; what remains are the answers 姓名和电话已按规定清除,仅保留评价结果';

/** @throws Problem 422 when a number is no mobile number: no case is known by it */
const queryOf = ({ mobileOf }: PrivacyDeps, named: { phone: string } | { caseNo: string }): PersonQuery => {
  if ('caseNo' in named) return named;
  const mobile = mobileOf(named.phone);
  if (mobile !== undefined) return { mobile };
  throw new Problem(422, 'not a mobile number 不是手机号码', [
    inputError(
      'phone',
      named.phone,
      '应为手机号码;其他号码请按案号 caseNo 办理',
      'must be a mobile number; for others name the case by caseNo',
    ),
  ]);
};
