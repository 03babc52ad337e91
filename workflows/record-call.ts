import { decideCall } from '../domain/conversation/call-list.ts';
import type { CallReport } from '../domain/conversation/call-list.ts';
import type { Result } from '../domain/shared/result.ts';
import { changeFollowUp } from './change-follow-up.ts';
import { refuseElsewhere } from './refuse-elsewhere.ts';
import type { Deps, StoredFollowUp } from './ports.ts';
import { rememberWill } from './remember-will.ts';

/** A call that somebody made, as they write it down. */
export interface RecordedCall extends CallReport {
  readonly caseNo: string;
}

/**
 * Writes down what came of a call. A refusal on the telephone is remembered under the number before anything else, as one by
 * text is; who recorded it stands in the history.
 */
export const recordCall =
  (deps: Pick<Deps, 'store' | 'queues' | 'clock' | 'vault'>) =>
  async ({ caseNo, ...report }: RecordedCall): Promise<Result<StoredFollowUp, 'not-on-list' | 'no-case'>> =>
    changeFollowUp(deps)(caseNo, report.at, async ({ followUp }, { policy }) => {
      const decided = decideCall(followUp, report, policy);
      if (!decided.ok) {
        // A line that the policy took off the list, by fewer attempts, would otherwise stand there until the case changes.
        await deps.store.dropCall(followUp.closing.centreId, caseNo);
        return decided;
      }
      const { at, by, outcome, note } = report;
      const { phoneKey } = followUp;
      if (outcome === 'refused' && phoneKey !== undefined) {
        const phone = await deps.store.phone(phoneKey);
        await rememberWill(deps, phoneKey, phone.slot, 'refuses', at);
        await refuseElsewhere(deps, phone, { caseNo, at, by });
      }
      const history = decided.value.length === 0 ? [] : [{ caseNo, at, by, what: `call:${outcome}`, why: note }];
      return { ok: true, value: { facts: decided.value, history } };
    });
