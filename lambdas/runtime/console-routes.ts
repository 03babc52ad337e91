import * as z from 'zod/mini';
import { EnteredAnswers } from '../../contracts/answers.ts';
import {
  AlertActionBody,
  AssessmentBody,
  EvidenceBody,
  RulingBody,
  TargetBody,
  WithdrawalBody,
} from '../../contracts/console-api.ts';
import { ALERT_CAUSES } from '../../domain/shared/codes.ts';
import { inputError } from '../../domain/shared/input-error.ts';
import { authorise } from '../../workflows/authorise.ts';
import type { Action } from '../../workflows/authorise.ts';
import { enterAnswers, restoreResponse, voidResponse } from '../../workflows/enter-answers.ts';
import { actOnAlert } from '../../workflows/handle-alert.ts';
import type { Deps } from '../../workflows/ports.ts';
import { recordEvidence, setTarget, withdrawEvidence } from '../../workflows/record-evidence.ts';
import { bodyJson, json, Problem, requestTime, userOf } from './http.ts';
import type { HttpEvent, HttpResult } from './http.ts';

export interface Route {
  readonly method: string;
  readonly path: RegExp;
  readonly answer: (event: HttpEvent, params: readonly string[]) => Promise<HttpResult>;
}

/** Which workflow answers which request. A thing that is not there and one that is not yours answer alike. */
export const consoleRoutes = (deps: Pick<Deps, 'store' | 'queues' | 'clock' | 'vault'>): readonly Route[] => {
  const may = authorise(deps);

  /** Who asks, if they may act at this centre. @throws Problem 404 */
  const actor = async (event: HttpEvent, action: Action, centreId: string | undefined): Promise<{ by: string; at: number }> => {
    const user = userOf(event);
    if (centreId === undefined || !(await may(user, action, centreId))) throw notFound();
    return { by: user.id, at: requestTime(event) };
  };
  const actorOnCase = async (event: HttpEvent, action: Action, caseNo: string): Promise<{ by: string; at: number }> =>
    actor(event, action, (await deps.store.followUp(caseNo))?.followUp.closing.centreId);

  return [
    {
      method: 'POST',
      path: /^\/v1\/cases\/(?<caseNo>[^/]+)\/answers$/,
      answer: async (event, [caseNo = '']) => {
        const { answers, comment = '', channel } = bodyOf(event, EnteredAnswers);
        const who = await actorOnCase(event, 'enter-answers', caseNo);
        return settled(await enterAnswers(deps)({ caseNo, answers, comment, channel, ...who }));
      },
    },
    ...(['void', 'restore'] as const).map((ruling): Route => ({
      method: 'POST',
      path: new RegExp(`^/v1/cases/(?<caseNo>[^/]+)/${ruling}$`),
      answer: async (event, [caseNo = '']) => {
        const { reason } = bodyOf(event, RulingBody);
        const who = await actorOnCase(event, 'rule-on-response', caseNo);
        return settled(await (ruling === 'void' ? voidResponse : restoreResponse)(deps)({ caseNo, reason, ...who }));
      },
    })),
    {
      method: 'POST',
      path: /^\/v1\/cases\/(?<caseNo>[^/]+)\/alerts\/(?<cause>[^/]+)$/,
      answer: async (event, [caseNo = '', causeName = '']) => {
        const body = bodyOf(event, AlertActionBody);
        const cause = ALERT_CAUSES.find((known) => known === causeName);
        if (cause === undefined) throw notFound();
        const who = await actorOnCase(event, 'act-on-alert', caseNo);
        const action =
          body.action === 'contact' ? { kind: 'contact' as const } : { kind: 'resolve' as const, ...resolutionOf(body) };
        return settled(await actOnAlert(deps)({ caseNo, cause, action, ...who }));
      },
    },
    {
      method: 'PUT',
      path: /^\/v1\/evidence\/(?<id>[^/]+)$/,
      answer: async (event, [id = '']) => {
        const body = bodyOf(event, EvidenceBody);
        const { by, at } = await actor(event, 'record-evidence', body.centreId);
        const recorded = await recordEvidence(deps)({ ...body, id, at, by });
        if (recorded.ok) return json(recorded.value === 'repeat' ? 200 : 201, { outcome: recorded.value });
        if (recorded.error.kind === 'invalid')
          throw new Problem(422, 'evidence breaks a rule 证据不合规则', recorded.error.errors);
        throw recorded.error.kind === 'conflict' ? conflict('conflict') : notFound();
      },
    },
    {
      method: 'POST',
      path: /^\/v1\/evidence\/(?<id>[^/]+)\/withdrawal$/,
      answer: async (event, [id = '']) => {
        const { reason } = bodyOf(event, WithdrawalBody);
        const who = await actor(event, 'record-evidence', (await deps.store.evidence(id))?.centreId);
        const outcome = await withdrawEvidence(deps)(id, { reason, ...who });
        if (outcome === 'no-evidence') throw notFound();
        return outcome === 'withdrawn' ? json(200, { outcome }) : json(200, { outcome: 'ignored' });
      },
    },
    {
      method: 'PUT',
      path: /^\/v1\/targets$/,
      answer: async (event) => {
        const target = bodyOf(event, TargetBody);
        await actor(event, 'set-target', target.centreId);
        if ((await setTarget(deps)(target)) === 'no-centre') throw notFound();
        return json(200, { outcome: 'set' });
      },
    },
    {
      method: 'POST',
      path: /^\/v1\/assessments$/,
      answer: async (event) => {
        const { centreId, year } = bodyOf(event, AssessmentBody);
        const who = await actor(event, 'assess', centreId);
        await deps.queues.assess({ centreId, year, ...who });
        return json(202, { outcome: 'queued' });
      },
    },
  ];
};

const resolutionOf = ({
  outcome,
  note,
  correctTo,
  complaint,
}: Extract<z.infer<typeof AlertActionBody>, { action: 'resolve' }>) => ({
  outcome,
  note,
  ...(correctTo === undefined ? {} : { correctTo }),
  ...(complaint === undefined ? {} : { isComplaint: complaint }),
});

const notFound = (): Problem => new Problem(404, 'not there, or not yours 没有,或不属于您的机构');
const conflict = (outcome: string): Problem => new Problem(409, outcome);

/** What came of a decision: done, ignored because it had been decided before, or refused with the reason's code. */
const settled = (result: { readonly ok: true } | { readonly ok: false; readonly error: string }): HttpResult => {
  if (result.ok) return json(200, { outcome: 'done' });
  if (result.error === 'ignored' || result.error.startsWith('already-')) return json(200, { outcome: 'ignored' });
  throw result.error === 'no-case' || result.error === 'no-alert' ? notFound() : conflict(result.error);
};

const bodyOf = <T>(event: HttpEvent, schema: z.ZodMiniType<T>): T => {
  const parsed = schema.safeParse(bodyJson(event));
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map(({ path, message }) =>
    inputError(path.join('.'), undefined, `不合规定:${message}`, message),
  );
  throw new Problem(400, 'body is not as agreed 请求内容不合规定', errors);
};
