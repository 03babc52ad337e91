import { sendingMonth } from '../domain/conversation/allowance.ts';
import { signOf, textBody } from '../domain/conversation/catalogue.ts';
import { moveText } from '../domain/conversation/decide-due.ts';
import type { Fact } from '../domain/conversation/facts.ts';
import type { FollowUp } from '../domain/conversation/follow-up.ts';
import type { Instant } from '../domain/shared/instant.ts';
import { MINUTE_MS } from '../domain/shared/instant.ts';
import { changeFollowUp, surroundingsOf } from './change-follow-up.ts';
import type { Deps, SendOutcome, StoredFollowUp } from './ports.ts';
import { tokenHash } from './token-hash.ts';

type SendDeps = Pick<Deps, 'store' | 'queues' | 'clock' | 'vault' | 'sms' | 'segmentsOf' | 'surveyBaseUrl'>;

/** After how long a text that the provider put off is tried again. */
const RETRY_MS = 5 * MINUTE_MS;

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
  if (needsLink) await deps.store.putToken(tokenHash(token), caseNo);
  const { phone } = await deps.vault.openPerson(sealedPerson, caseNo);
  const wording = { service, sign: signOf(centre, language), ...(text.opens === undefined ? {} : { opens: text.opens }) };
  const link = deps.sms.linkAllowed ? { link: `${deps.surveyBaseUrl}${token}` } : {};
  const body = textBody(text.kind, language, { ...wording, ...link });
  const segments = deps.segmentsOf(body);
  const month = sendingMonth(now);
  // Before it is handed over, so that a crash counts a text too many, never one too few.
  await deps.store.countSegments(month, segments);
  const outcome = await deps.sms.send(phone, { body, kind: text.kind, language, ...wording });
  const fate = ({ followUp: current }: StoredFollowUp) => ({
    ok: true as const,
    value: { facts: fateOf(outcome, current, index, now, segments) },
  });
  const confirmed = await changeFollowUp(deps)(caseNo, now, fate, stored);
  if (!confirmed.ok) throw new Error(`case ${caseNo}: gone while its text was sent`);
  if (outcome.kind === 'rejected') await deps.store.countSegments(month, -segments);
  if (outcome.kind === 'rejected' && outcome.isTemporary) await deps.store.putDue({ at: now + RETRY_MS, caseNo, centreId });
};

/** The facts a provider's answer makes. A report may have come before the answer: then it stands. */
const fateOf = (outcome: SendOutcome, f: FollowUp, index: number, at: Instant, segments: number): Fact[] => {
  if (f.texts[index]?.state !== 'claimed') return [];
  switch (outcome.kind) {
    case 'accepted':
      return [{ type: 'TextMoved', index, state: 'handed', providerId: outcome.providerId, segments }];
    case 'rejected':
      return outcome.isTemporary ? [{ type: 'TextMoved', index, state: 'queued' }] : moveText(f, index, 'failed', at);
    case 'unknown':
      return moveText(f, index, 'unknown', at);
  }
};
