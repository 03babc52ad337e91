import { decideForm } from '../domain/conversation/decide-entered.ts';
import type { EnteredAnswers } from '../domain/conversation/decide-entered.ts';
import type { FollowUp } from '../domain/conversation/follow-up.ts';
import type { Instant } from '../domain/shared/instant.ts';
import { endsAt } from '../domain/conversation/standing.ts';
import { changeFollowUp, surroundingsOf } from './change-follow-up.ts';
import type { Deps } from './ports.ts';
import { tokenHash } from './token-hash.ts';

type FormDeps = Pick<Deps, 'store' | 'queues' | 'clock' | 'vault'>;

/** The follow-up a link leads to, while the link is alive at `at`; a wrong, used or expired token all give nothing. */
export const formOf =
  (deps: FormDeps) =>
  async (token: string, at: Instant): Promise<FollowUp | undefined> => {
    const caseNo = await deps.store.caseOfToken(tokenHash(token));
    const stored = caseNo === undefined ? undefined : await deps.store.followUp(caseNo);
    if (stored === undefined) return undefined;
    const { policy } = await surroundingsOf(deps, stored.followUp.closing.centreId);
    const end = endsAt(stored.followUp, policy);
    return end !== undefined && at <= end ? stored.followUp : undefined;
  };

/** Takes in a sent form. */
export const answerForm =
  (deps: FormDeps) =>
  async (token: string, form: EnteredAnswers): Promise<'kept' | 'ignored' | 'outside-link-life'> => {
    const caseNo = await deps.store.caseOfToken(tokenHash(token));
    if (caseNo === undefined) return 'outside-link-life';
    const change = await changeFollowUp(deps)(caseNo, form.at, ({ followUp }, { policy }) => {
      const decided = decideForm(followUp, form, policy);
      return decided.ok ? { ok: true, value: { facts: decided.value } } : decided;
    });
    if (change.ok) return 'kept';
    return change.error === 'ignored' ? 'ignored' : 'outside-link-life';
  };
