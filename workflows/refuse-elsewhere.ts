import { decideRefusedElsewhere } from '../domain/conversation/call-list.ts';
import type { Instant } from '../domain/shared/instant.ts';
import { changeFollowUp } from './change-follow-up.ts';
import type { Deps, Phone } from './ports.ts';

/** A refusal, where it was heard and when. */
export interface HeardRefusal {
  /** The case in whose conversation it was said: the caller's own to change. */
  readonly caseNo: string;
  readonly at: Instant;
  /** Who said or recorded it. */
  readonly by: string;
}

/** Of a number that refuses no case is asked or phoned any more, in whichever centre. Done again, it changes nothing. */
export const refuseElsewhere = async (
  deps: Pick<Deps, 'store' | 'queues' | 'clock' | 'vault'>,
  { cases }: Phone,
  { caseNo: heardIn, at, by }: HeardRefusal,
): Promise<void> => {
  for (const { caseNo } of cases) {
    if (caseNo === heardIn) continue;
    await changeFollowUp(deps)(caseNo, at, ({ followUp }, { policy }) => {
      const facts = decideRefusedElsewhere(followUp, at, by, policy);
      return { ok: true, value: { facts, history: facts.map(() => ({ caseNo, at, by, what: 'call:refused', why: '' })) } };
    });
  }
};
