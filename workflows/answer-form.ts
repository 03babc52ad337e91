import { decideForm } from '../domain/conversation/decide-entered.ts';
import type { EnteredAnswers } from '../domain/conversation/decide-entered.ts';
import type { FollowUp } from '../domain/conversation/follow-up.ts';
import type { Instant } from '../domain/shared/instant.ts';
import { endsAt } from '../domain/conversation/standing.ts';
import { changeFollowUp, surroundingsOf } from './change-follow-up.ts';
import type { Deps } from './ports.ts';
import { tokenHash } from './token-hash.ts';

type FormDeps = Pick<Deps, 'store' | 'queues' | 'clock' | 'vault'>;

/**
 * The follow-up a link leads to, while the link is alive at `at`; a wrong, used or expired token all give nothing. So does
 * the link of an earlier conversation of the case, which may have gone to another number.
 */
export const formOf =
  (deps: FormDeps) =>
  async (token: string, at: Instant): Promise<FollowUp | undefined> => {
    const link = await deps.store.conversationOfToken(tokenHash(token));
    if (link === undefined) return undefined;
    const stored = await deps.store.followUp(link.caseNo);
    if (stored?.followUp.attempt !== link.attempt) return undefined;
    const { policy } = await surroundingsOf(deps, stored.followUp.closing.centreId);
    const end = endsAt(stored.followUp, policy);
    return end !== undefined && at <= end ? stored.followUp : undefined;
  };

/** Takes in a sent form. */
export const answerForm =
  (deps: FormDeps) =>
  async (token: string, form: EnteredAnswers): Promise<'kept' | 'ignored' | 'outside-link-life'> => {
    const link = await deps.store.conversationOfToken(tokenHash(token));
    if (link === undefined) return 'outside-link-life';
    const change = await changeFollowUp(deps)(link.caseNo, form.at, ({ followUp }, { policy }) => {
      if (followUp.attempt !== link.attempt) return { ok: false, error: 'outside-link-life' as const };
      const decided = decideForm(followUp, form, policy);
      return decided.ok ? { ok: true, value: { facts: decided.value } } : decided;
    });
    if (change.ok) return 'kept';
    return change.error === 'ignored' ? 'ignored' : 'outside-link-life';
  };
