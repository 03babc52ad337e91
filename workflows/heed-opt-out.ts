import { CLIENT } from '../domain/conversation/call-list.ts';
import { moveText } from '../domain/conversation/decide-due.ts';
import { decideOptOut } from '../domain/conversation/decide-opt-out.ts';
import type { FollowUp } from '../domain/conversation/follow-up.ts';
import type { Instant } from '../domain/shared/instant.ts';
import type { Policy } from '../domain/shared/policy.ts';
import type { Change } from './change-follow-up.ts';
import { refuseElsewhere } from './refuse-elsewhere.ts';
import { hasComeBack, hasRefused } from './phone-standing.ts';
import type { Deps } from './ports.ts';
import { rememberWill } from './remember-will.ts';

/** What a provider said of a text: its number takes none, because its owner does not want them. */
export interface OptOut {
  readonly phoneKey: string;
  readonly index: number;
  readonly at: Instant;
  /** The provider's own word for it. */
  readonly code: string;
}

/**
 * Takes the provider's word for the client's: as a refusal it is remembered under the phone first, for every centre. Of a
 * client who has come back it is no news: there the provider's list has not followed, and a person has to phone.
 */
export const heedOptOut = async (
  deps: Pick<Deps, 'store' | 'queues' | 'clock' | 'vault'>,
  followUp: FollowUp,
  { phoneKey, index, at, code }: OptOut,
  policy: Policy,
): Promise<Change> => {
  const phone = await deps.store.phone(phoneKey);
  if (hasComeBack(phone.slot)) return { facts: moveText(followUp, index, 'failed', at, policy) };
  const facts = decideOptOut(followUp, index, at, policy);
  if (facts.length === 0) return { facts };
  const { caseNo } = followUp.closing;
  if (!hasRefused(phone.slot)) await rememberWill(deps, phoneKey, phone.slot, 'refuses', at);
  await refuseElsewhere(deps, phone, { caseNo, at, by: CLIENT });
  if (followUp.state === 'refused') return { facts };
  return { facts, history: [{ caseNo, at, by: 'sms-provider', what: 'refused', why: code }] };
};
