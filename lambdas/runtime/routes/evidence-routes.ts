import { EvidenceBody, TargetBody, WithdrawalBody } from '../../../contracts/console-api.ts';
import { recordEvidence, setTarget, withdrawEvidence } from '../../../workflows/record-evidence.ts';
import { json, Problem } from '../http.ts';
import { actorsOf, bodyOf, conflict, notFound } from './route.ts';
import type { Route, RouteDeps } from './route.ts';

/** Evidence about lawyers, and their targets. */
export const evidenceRoutes = (deps: RouteDeps): readonly Route[] => {
  const actors = actorsOf(deps);
  return [
    {
      method: 'PUT',
      path: /^\/v1\/evidence\/(?<id>[^/]+)$/,
      answer: async (event, [id = '']) => {
        const body = bodyOf(event, EvidenceBody);
        const { by, at } = await actors.at(event, 'record-evidence', body.centreId);
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
        const who = await actors.at(event, 'record-evidence', (await deps.store.evidence(id))?.centreId);
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
        await actors.at(event, 'set-target', target.centreId);
        if ((await setTarget(deps)(target)) === 'no-centre') throw notFound();
        return json(200, { outcome: 'set' });
      },
    },
  ];
};
