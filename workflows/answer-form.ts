import { signOf } from '../domain/conversation/catalogue.ts';
import { decideForm } from '../domain/conversation/decide-entered.ts';
import type { EnteredAnswers } from '../domain/conversation/decide-entered.ts';
import { endsAt, questionsOf } from '../domain/conversation/standing.ts';
import type { CodedQuestion, Language } from '../domain/shared/codes.ts';
import type { Instant } from '../domain/shared/instant.ts';
import { changeFollowUp, surroundingsOf } from './change-follow-up.ts';
import { hearMisconduct } from './hear-misconduct.ts';
import type { Deps } from './ports.ts';
import { tokenHash } from './token-hash.ts';

type FormDeps = Pick<Deps, 'store' | 'queues' | 'clock' | 'vault'>;

/** Where a link leads. */
export interface FoundForm {
  readonly caseNo: string;
  /** Whether the link is alive: not yet used, not expired, and of the conversation that is going on. */
  readonly isOpen: boolean;
  /** What the client is asked, by whom and in which language. */
  readonly asked: {
    readonly language: Language;
    readonly sign: string;
    readonly questions: readonly CodedQuestion[];
    readonly hasComment: boolean;
  };
}

/** The form a link leads to, and whether it may be answered at `at`; a token that nobody gave out leads nowhere. */
export const formOf =
  (deps: FormDeps) =>
  async (token: string, at: Instant): Promise<FoundForm | undefined> => {
    const link = await deps.store.linkOfToken(tokenHash(token));
    const stored = link && (await deps.store.followUp(link.caseNo));
    if (link === undefined || stored === undefined) return undefined;
    const { followUp } = stored;
    const { caseNo, centreId, language, service } = followUp.closing;
    const { centre, policy } = await surroundingsOf(deps, centreId);
    const end = endsAt(followUp, policy);
    return {
      caseNo,
      isOpen: link.attempt === followUp.attempt && end !== undefined && at <= end,
      asked: { language, sign: signOf(centre, language), questions: questionsOf(service), hasComment: service === 'case' },
    };
  };

/** Takes in a sent form. `repeat`: the same form was taken in a moment ago. */
export const answerForm =
  (deps: FormDeps) =>
  async (token: string, form: EnteredAnswers): Promise<'kept' | 'repeat' | 'ignored' | 'outside-link-life'> => {
    const link = await deps.store.linkOfToken(tokenHash(token));
    if (link === undefined) return 'outside-link-life';
    const change = await changeFollowUp(deps)(link.caseNo, form.at, ({ followUp }, { policy }) => {
      if (link.attempt !== followUp.attempt) return { ok: false, error: 'outside-link-life' as const };
      const decided = decideForm(followUp, form, policy);
      return decided.ok ? { ok: true, value: { facts: hearMisconduct(followUp, decided.value, form.at) } } : decided;
    });
    if (change.ok) return 'kept';
    return change.error === 'ignored' || change.error === 'repeat' ? change.error : 'outside-link-life';
  };
