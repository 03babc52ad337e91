import { decideClerk, decideVoid, decideVoidLift } from '../domain/conversation/decide-entered.ts';
import type { EntryRefusal } from '../domain/conversation/decide-entered.ts';
import type { Fact } from '../domain/conversation/facts.ts';
import type { Answers, Channel } from '../domain/shared/codes.ts';
import type { Instant } from '../domain/shared/instant.ts';
import type { Result } from '../domain/shared/result.ts';
import { changeFollowUp } from './change-follow-up.ts';
import { hearMisconduct } from './hear-misconduct.ts';
import type { Deps, StoredFollowUp } from './ports.ts';

type EntryDeps = Pick<Deps, 'store' | 'queues' | 'clock' | 'vault'>;

/** Answers a clerk took down by phone, on a visit or from paper. */
export interface ClerkEntry {
  readonly caseNo: string;
  readonly at: Instant;
  readonly channel: Exclude<Channel, 'sms' | 'web'>;
  readonly answers: Answers;
  readonly comment: string;
  readonly by: string;
}

/** What became of entered answers. `checked`: they are kept beside the complete answer by text, which stays the response. */
export type Entered = 'done' | 'checked';

export const enterAnswers =
  (deps: EntryDeps) =>
  async (entry: ClerkEntry): Promise<Result<Entered, EntryRefusal | 'no-case'>> => {
    let entered: Entered = 'done';
    const change = await changeFollowUp(deps)(entry.caseNo, entry.at, ({ followUp }, { policy }) => {
      const decided = decideClerk(followUp, entry, policy);
      if (!decided.ok) return decided;
      const facts = hearMisconduct(followUp, decided.value, entry.at);
      entered = facts.some(({ type }) => type === 'AnswersReplaced') ? 'done' : 'checked';
      const { caseNo, at, by, channel } = entry;
      const what = `${entered === 'checked' ? 'check' : 'answers'}:${channel}`;
      return { ok: true, value: { facts, history: [{ caseNo, at, by, what, why: '' }] } };
    });
    return change.ok ? { ok: true, value: entered } : change;
  };

/** A person's decision about a response, with its reason. */
export interface Ruling {
  readonly caseNo: string;
  readonly at: Instant;
  readonly by: string;
  readonly reason: string;
}

export const voidResponse =
  (deps: EntryDeps) =>
  async (ruling: Ruling): Promise<Result<StoredFollowUp, 'no-response' | 'no-case'>> =>
    rule(deps, ruling, 'void', (stored) => decideVoid(stored.followUp, ruling.at, ruling.by, ruling.reason));

export const restoreResponse =
  (deps: EntryDeps) =>
  async (ruling: Ruling): Promise<Result<StoredFollowUp, 'not-voided' | 'no-case'>> =>
    rule(deps, ruling, 'restore', (stored) => decideVoidLift(stored.followUp));

const rule = <E>(
  deps: EntryDeps,
  { caseNo, at, by, reason }: Ruling,
  what: string,
  decide: (stored: StoredFollowUp) => Result<readonly Fact[], E>,
): Promise<Result<StoredFollowUp, E | 'no-case'>> =>
  changeFollowUp(deps)(caseNo, at, (stored) => {
    const decided = decide(stored);
    // A ruling that had been made before, its answer having been lost, is no second one.
    const history = decided.ok && decided.value.length > 0 ? [{ caseNo, at, by, what, why: reason }] : [];
    return decided.ok ? { ok: true, value: { facts: decided.value, history } } : decided;
  });
