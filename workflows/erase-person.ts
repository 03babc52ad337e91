import { decideErasureRequest } from '../domain/conversation/decide-erasure-request.ts';
import type { Instant } from '../domain/shared/instant.ts';
import { changeFollowUp, surroundingsOf } from './change-follow-up.ts';
import { findPerson } from './find-person.ts';
import type { PersonCase, PersonQuery } from './find-person.ts';
import { forgetOnPhone } from './forget-on-phone.ts';
import type { Deps } from './ports.ts';
import { releaseSlot } from './release-slot.ts';

type EraseDeps = Pick<Deps, 'store' | 'queues' | 'clock' | 'vault'>;

/** Who has it done, when, and what the client asked for. */
export interface ErasureRequest {
  readonly at: Instant;
  readonly by: string;
  readonly reason: string;
}

/**
 * Erases what identifies a person, in every case that who asks may act for. Asking again changes nothing, and takes up what
 * broke off: the phone's line of a case is the last thing that goes.
 *
 * @returns the cases it was about
 */
export const erasePerson =
  (deps: EraseDeps) =>
  async (
    query: PersonQuery,
    mayAct: (centreId: string) => Promise<boolean>,
    request: ErasureRequest,
  ): Promise<readonly string[]> => {
    const cases = await findPerson(deps)(query, mayAct, request.by);
    for (const one of cases) await eraseCase(deps, one, request);
    return cases.map(({ stored }) => stored.followUp.closing.caseNo);
  };

const eraseCase = async (
  deps: EraseDeps,
  { stored, phoneKey }: PersonCase,
  { at, by, reason }: ErasureRequest,
): Promise<void> => {
  const { caseNo, centreId } = stored.followUp.closing;
  const erased = await changeFollowUp(deps)<never>(
    caseNo,
    at,
    async ({ followUp }, { policy }) => {
      await deps.store.eraseMessages(caseNo);
      const facts = decideErasureRequest(followUp, at, policy);
      const history = facts.length === 0 ? [] : [{ caseNo, at, by, what: 'ErasedOnRequest', why: reason }];
      return { ok: true, value: { facts, history } };
    },
    stored,
  );
  if (!erased.ok || phoneKey === undefined) return;
  const { followUp } = erased.value;
  // The slot is taken a moment before the first text is: then there is a slot to free, and no text yet.
  const asked = { ...followUp, phoneKey, askedAt: followUp.askedAt ?? at };
  await releaseSlot(deps, asked, at, await surroundingsOf(deps, centreId));
  await forgetOnPhone(deps, phoneKey, caseNo);
};
