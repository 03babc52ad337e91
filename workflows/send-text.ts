import { sendingMonth } from '../domain/conversation/allowance.ts';
import { signOf, textBody } from '../domain/conversation/catalogue.ts';
import { moveText } from '../domain/conversation/decide-due.ts';
import { putOff, triedAgainAt } from '../domain/conversation/put-off.ts';
import type { FollowUp } from '../domain/conversation/follow-up.ts';
import type { Instant } from '../domain/shared/instant.ts';
import type { Policy } from '../domain/shared/policy.ts';
import { changeFollowUp, surroundingsOf } from './change-follow-up.ts';
import type { Change, Surroundings } from './change-follow-up.ts';
import { heedOptOut } from './heed-opt-out.ts';
import { pointTo } from './point-to.ts';
import type { Deps, SendOutcome, StoredFollowUp } from './ports.ts';
import { tokenHash } from './token-hash.ts';

type SendDeps = Pick<Deps, 'store' | 'queues' | 'clock' | 'vault' | 'sms' | 'segmentsOf' | 'surveyBaseUrl'>;

/** Queues for somebody who sends what there is to send: no text is queued for another. */
export const quiet = (queues: Deps['queues']): Deps['queues'] => ({ ...queues, advance: () => Promise.resolve() });

/**
 * Hands one claimed text over and writes down what became of it. The web link's token is stored before the text leaves,
 * because from then on the link is alive.
 */
export const sendText = async (deps: SendDeps, stored: StoredFollowUp, index: number, now: Instant): Promise<void> => {
  const { followUp, sealedPerson } = stored;
  const { caseNo, service, language, centreId } = followUp.closing;
  const text = followUp.texts[index];
  if (text === undefined || sealedPerson === undefined) throw new Error(`case ${caseNo}: text ${index} has nobody to go to`);
  const { centre } = await surroundingsOf(deps, centreId);
  const needsLink = text.kind === 'question:overall' || text.kind === 'reminder';
  const token = needsLink ? await deps.vault.linkToken(caseNo, followUp.attempt) : '';
  // With the reminder too: the link's secret may come from a newer key by then, and both links live.
  if (needsLink) await deps.store.putToken(tokenHash(token), { caseNo, attempt: followUp.attempt });
  const { phone } = await deps.vault.openPerson(sealedPerson, caseNo);
  const wording = { service, sign: signOf(centre, language), ...(text.opens === undefined ? {} : { opens: text.opens }) };
  const link = deps.sms.linkAllowed ? { link: `${deps.surveyBaseUrl}${token}` } : {};
  const body = textBody(text.kind, language, { ...wording, ...link });
  const segments = deps.segmentsOf(body);
  const month = sendingMonth(now);
  // Before it is handed over, so that a crash counts a text too many, never one too few.
  await deps.store.countSegments(month, segments);
  const outcome = await deps.sms.send(phone, { body, kind: text.kind, language, ...wording });
  const fate = async ({ followUp: current }: StoredFollowUp, { policy }: Surroundings) => ({
    ok: true as const,
    value: await fateOf(deps, outcome, current, { index, at: now, segments }, policy),
  });
  const isPutOff = outcome.kind === 'rejected' && outcome.isTemporary;
  if (isPutOff) await pointTo(deps, { at: triedAgainAt(text, now), caseNo, centreId });
  // What was put off comes back by its pointer: queued at once, it would be refused again and again.
  const confirming = isPutOff ? { ...deps, queues: quiet(deps.queues) } : deps;
  const confirmed = await changeFollowUp(confirming)(caseNo, now, fate, stored);
  if (!confirmed.ok) throw new Error(`case ${caseNo}: gone while its text was sent`);
  if (outcome.kind === 'rejected' || outcome.kind === 'opted-out') await deps.store.countSegments(month, -segments);
};

/** What a provider's answer changes. A report may have come before the answer: then it stands. */
const fateOf = async (
  deps: SendDeps,
  outcome: SendOutcome,
  f: FollowUp,
  { index, at, segments }: { readonly index: number; readonly at: Instant; readonly segments: number },
  policy: Policy,
): Promise<Change> => {
  if (f.texts[index]?.state !== 'claimed') return { facts: [] };
  switch (outcome.kind) {
    case 'accepted':
      return { facts: [{ type: 'TextMoved', index, state: 'handed', providerId: outcome.providerId, segments }] };
    case 'rejected':
      return { facts: outcome.isTemporary ? putOff(f, index, at, policy) : moveText(f, index, 'failed', at, policy) };
    case 'opted-out': {
      const { phoneKey } = f;
      if (phoneKey === undefined) throw new Error(`case ${f.closing.caseNo}: a text was sent to no phone`);
      return heedOptOut(deps, f, { phoneKey, index, at, code: outcome.code }, policy);
    }
    case 'unknown':
      return { facts: moveText(f, index, 'unknown', at, policy) };
  }
};
