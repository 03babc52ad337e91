import { decideReopened } from '../domain/conversation/decide-closing.ts';
import type { Instant } from '../domain/shared/instant.ts';
import { changeFollowUp } from './change-follow-up.ts';
import type { Deps } from './ports.ts';

/** The case system opened a case again: what is pending stops, and the closing no longer counts. */
export const reopenCase =
  (deps: Pick<Deps, 'store' | 'queues' | 'clock' | 'vault'>) =>
  async (caseNo: string, at: Instant): Promise<'reopened' | 'no-case'> => {
    const change = await changeFollowUp(deps)(caseNo, at, ({ followUp }, { policy }) => {
      const facts = decideReopened(followUp, at, policy);
      const history = facts.length === 0 ? [] : [{ caseNo, at, by: 'case-system', what: 'Reopened', why: '' }];
      return { ok: true, value: { facts, history } };
    });
    return change.ok ? 'reopened' : 'no-case';
  };
