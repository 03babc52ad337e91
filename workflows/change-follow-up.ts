import { waitEndsAt } from '../domain/case/admit.ts';
import type { Centre } from '../domain/case/centre.ts';
import { commentAfter, saysWords } from '../domain/conversation/comment.ts';
import { evolveAll } from '../domain/conversation/evolve.ts';
import type { Fact } from '../domain/conversation/facts.ts';
import type { FollowUp } from '../domain/conversation/follow-up.ts';
import { nextLookAt } from '../domain/conversation/retention.ts';
import type { Instant } from '../domain/shared/instant.ts';
import type { Policy } from '../domain/shared/policy.ts';
import { firstAllowedMoment } from '../domain/shared/window.ts';
import type { Result } from '../domain/shared/result.ts';
import { SAVE_ATTEMPTS } from './attempts.ts';
import { CLOCKS_APART_MS, pointTo } from './point-to.ts';
import type { Deps, HistoryEntry, StoredFollowUp } from './ports.ts';
import { releaseSlot } from './release-slot.ts';
import { textsToSend } from './texts-to-send.ts';

export interface Surroundings {
  readonly centre: Centre;
  readonly policy: Policy;
}

export interface Change {
  readonly facts: readonly Fact[];
  readonly history?: readonly HistoryEntry[];
  /** Replaces what is kept of the person. */
  readonly person?: Pick<StoredFollowUp, 'sealedPerson' | 'personMark'>;
  /** Before when neither a first text nor a reminder may leave. */
  readonly beginFrom?: Instant;
}

type ChangeDeps = Pick<Deps, 'store' | 'queues' | 'clock' | 'vault'>;

/**
 * Load -> decide -> save, for everything that happens to a follow-up. The way onward is written first: the pointer to the
 * next moment before the state that needs it. Work that follows from the state (texts to send, a slot to release) is done
 * after the save and done again by a redelivery, so a crash in between loses nothing.
 *
 * @param loaded what the caller has just read or saved; the save's condition tells if it has grown old
 */
export const changeFollowUp =
  (deps: ChangeDeps) =>
  async <E>(
    caseNo: string,
    at: Instant,
    decide: (stored: StoredFollowUp, surroundings: Surroundings) => Promise<Result<Change, E>> | Result<Change, E>,
    loaded?: StoredFollowUp,
  ): Promise<Result<StoredFollowUp, E | 'no-case'>> => {
    for (let attempt = 0; attempt < SAVE_ATTEMPTS; attempt += 1) {
      const stored = attempt === 0 && loaded !== undefined ? loaded : await deps.store.followUp(caseNo);
      if (stored === undefined) return { ok: false, error: 'no-case' };
      const surroundings = await surroundingsOf(deps, stored.followUp.closing.centreId);
      const decided = await decide(stored, surroundings);
      if (!decided.ok) return decided;
      const saved = await save(deps, stored, decided.value, at, surroundings.policy);
      if (saved !== undefined) {
        await pointAgain(deps, saved, at, surroundings.policy, decided.value.beginFrom);
        await followOn(deps, saved.followUp, at, surroundings);
        return { ok: true, value: saved };
      }
      await deps.clock.pause(attempt);
    }
    throw new Error(`case ${caseNo}: not saved in ${SAVE_ATTEMPTS} attempts`);
  };

/** The centre a case belongs to; that it is known was checked when the closing came in. */
export const surroundingsOf = async ({ store }: Pick<Deps, 'store'>, centreId: string): Promise<Surroundings> => {
  const surroundings = await store.centre(centreId);
  if (surroundings === undefined) throw new Error(`centre ${centreId} is not in the store`);
  return surroundings;
};

const save = async (
  deps: ChangeDeps,
  stored: StoredFollowUp,
  { facts, history = [], person, beginFrom }: Change,
  at: Instant,
  policy: Policy,
): Promise<StoredFollowUp | undefined> => {
  const followUp = evolveAll(stored.followUp, facts);
  // Also where nothing changes: the pointer that led here is used up, and a later moment needs one of its own.
  const pointerAt = await pointOnward(deps, followUp, stored.pointerAt, at, policy, beginFrom);
  if (facts.length === 0 && history.length === 0) return stored;
  const sealed = { ...(await sealedAfter(deps, stored, facts)), ...person };
  const pointer = pointerAt === undefined ? {} : { pointerAt };
  const next = { followUp, version: stored.version + 1, changedAt: at, ...sealed, ...pointer };
  return (await deps.store.saveFollowUp(next, stored, history)) ? next : undefined;
};

/**
 * What lies sealed beside a follow-up after facts. The comment is opened only where words come to it. The mark that tells persons
 * apart goes when the client asks to be erased: until then it knows the same closing again.
 */
const sealedAfter = async (
  { vault }: ChangeDeps,
  { followUp, sealedPerson, personMark, sealedComment }: StoredFollowUp,
  facts: readonly Fact[],
): Promise<Pick<StoredFollowUp, 'sealedPerson' | 'personMark' | 'sealedComment'>> => {
  const { caseNo } = followUp.closing;
  const isGone = (type: Fact['type']): boolean => facts.some((fact) => fact.type === type);
  let comment = isGone('CommentErased') ? undefined : sealedComment;
  if (saysWords(facts)) {
    const was = comment === undefined ? '' : await vault.openWords(comment, caseNo);
    comment = await vault.sealWords(commentAfter(was, facts), caseNo);
  }
  return {
    ...(sealedPerson === undefined || isGone('PersonErased') ? {} : { sealedPerson }),
    ...(personMark === undefined || isGone('ErasureRequested') ? {} : { personMark }),
    ...(comment === undefined ? {} : { sealedComment: comment }),
  };
};

/**
 * Sees to it that a pointer reaches the next due moment, and says where the earliest one stands. A pointer that comes
 * sooner is enough: when it fires, the next one is written.
 */
export const pointOnward = async (
  deps: Pick<Deps, 'store' | 'clock'>,
  followUp: FollowUp,
  pointerAt: Instant | undefined,
  at: Instant,
  policy: Policy,
  beginFrom?: Instant,
): Promise<Instant | undefined> => {
  const due = nextLookAt(followUp, policy, beginFrom);
  if (due === undefined) return undefined;
  const now = Math.max(at, deps.clock.now());
  const isCovered = pointerAt !== undefined && pointerAt > now + CLOCKS_APART_MS && pointerAt <= due;
  if (isCovered) return pointerAt;
  // A moment that has passed comes back in the next allowed hour, and not each minute of a night.
  const next = due > now ? due : firstAllowedMoment(now, followUp.zone, policy.followUp);
  const { caseNo, centreId } = followUp.closing;
  const order = followUp.dueAt === undefined ? {} : { order: waitEndsAt(followUp.closing, policy) };
  return pointTo(deps, { at: next, caseNo, centreId, ...order });
};

/**
 * Once a state is saved whose pointer has become due meanwhile: dispatch may have come by before there was anything to do, and will not
 * come by again. Not needed where the function breaks off before: whatever brought the change is delivered again, and points anew.
 */
export const pointAgain = async (
  deps: Pick<Deps, 'store' | 'clock'>,
  { followUp, pointerAt }: Pick<StoredFollowUp, 'followUp' | 'pointerAt'>,
  at: Instant,
  policy: Policy,
  beginFrom?: Instant,
): Promise<void> => {
  if (pointerAt !== undefined && pointerAt < deps.clock.now())
    await pointOnward(deps, followUp, undefined, at, policy, beginFrom);
};

const followOn = async (deps: ChangeDeps, followUp: FollowUp, at: Instant, surroundings: Surroundings): Promise<void> => {
  if (textsToSend(followUp).length > 0) await deps.queues.advance([{ caseNo: followUp.closing.caseNo, at }]);
  await releaseSlot(deps, followUp, at, surroundings);
};
