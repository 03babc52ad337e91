import type { EvidenceAnswer, TargetsAnswer } from '../../../contracts/console/evidence.ts';
import { EvidenceBody, TargetBody, WithdrawalBody } from '../../../contracts/console-api.ts';
import { recordEvidence, setTarget, withdrawEvidence } from '../../../workflows/record-evidence.ts';
import { json, Problem } from '../http.ts';
import type { HttpEvent } from '../http.ts';
import { afterOf, limitOf, MOST_LAWYERS, pageOf, written, yearOfQuery } from './list-query.ts';
import { actorsOf, bodyOf, conflict, notFound, queryOf } from './route.ts';
import type { Route, RouteDeps } from './route.ts';
import { changedSince, seenTag } from './versions.ts';

/** Evidence about lawyers, and their targets. */
export const evidenceRoutes = (deps: RouteDeps): readonly Route[] => {
  const actors = actorsOf(deps);
  return [
    {
      method: 'GET',
      path: /^\/v1\/centres\/(?<centreId>[^/]+)\/evidence$/,
      answer: async (event, [centreId = '']) => {
        const { by } = await actors.at(event, 'read-evidence', centreId);
        return json(200, await evidencePage(deps, event, centreId, by));
      },
    },
    {
      method: 'GET',
      path: /^\/v1\/centres\/(?<centreId>[^/]+)\/targets$/,
      answer: async (event, [centreId = '']) => {
        await actors.at(event, 'read-evidence', centreId);
        const [targets, register] = await Promise.all([
          deps.store.targets(centreId, yearOfQuery(event)),
          deps.store.register(centreId),
        ]);
        const named = new Map(register.map(({ lawyerId, name, firm }) => [lawyerId, { name, firm }]));
        const lines = [...targets.lawyers].map(([lawyerId, target]) => ({ lawyerId, ...named.get(lawyerId), target }));
        const page = pageOf(event, lines, ({ lawyerId }) => ({ at: 0, name: lawyerId }), MOST_LAWYERS);
        return json(200, { own: targets.own, ...page } satisfies TargetsAnswer);
      },
    },
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
      isOnce: true,
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
        const who = await actors.at(event, 'set-target', target.centreId);
        const set = await setTarget(deps)(target, who, seenTag(event));
        if (set === 'no-centre') throw notFound();
        if (set !== 'set') throw changedSince(set);
        return json(200, { outcome: 'set' });
      },
    },
  ];
};

/** Evidence of a centre's year, newest first, or all of one lawyer's; to nobody what is held against themselves. */
const evidencePage = async ({ store }: RouteDeps, event: HttpEvent, centreId: string, by: string): Promise<EvidenceAnswer> => {
  const [year, lawyerId] = [yearOfQuery(event), queryOf(event, 'lawyerId')];
  const others = <T extends { readonly lawyerId: string }>(pieces: readonly T[]) => pieces.filter((one) => one.lawyerId !== by);
  if (lawyerId !== undefined) return { entries: others(await store.evidenceOf(lawyerId, centreId, year)) };
  const after = afterOf(event);
  const { evidence, isWhole } = await store.evidenceIn({ centreId, year, limit: limitOf(event), ...(after && { after }) });
  const last = evidence.at(-1);
  const next = isWhole || last === undefined ? {} : { after: written({ at: last.at, name: last.id }) };
  return { entries: others(evidence), ...next };
};
