import { evolveAll } from '../../../domain/conversation/evolve.ts';
import type { Reply, Understanding } from '../../../domain/conversation/decide-reply.ts';
import type { Fact } from '../../../domain/conversation/facts.ts';
import type { FollowUp, TextKind } from '../../../domain/conversation/follow-up.ts';
import type { Answers, CodedQuestion, OpenQuestion } from '../../../domain/shared/codes.ts';
import type { Instant } from '../../../domain/shared/instant.ts';
import { followUp } from '../../fixtures/follow-up.ts';

/*
 * Given: a case whose first text left on Thursday 6 March 2025 at 10:00 in Shanghai, and what happened since.
 */

/** A moment by what the clock in Shanghai shows, `2025-03-06 10:00`. */
export const clock = (text: string): Instant => Date.parse(`${text.replace(' ', 'T')}+08:00`);

/** When the first text leaves. */
export const T0 = clock('2025-03-06 10:00');

export const queued = (kind: TextKind, opens: OpenQuestion | undefined, at: Instant): Fact => ({
  type: 'TextQueued',
  at,
  kind,
  opens,
});
export const question = (asked: CodedQuestion | 'comment', at: Instant): Fact => queued(`question:${asked}`, asked, at);
export const answered = (asked: CodedQuestion, value: number, at: Instant): Fact => ({
  type: 'AnswerRecorded',
  at,
  question: asked,
  value,
});

/** A follow-up to which facts have happened; every text queued on the way has been sent at once. */
export const given = (f: FollowUp, ...facts: Fact[]): FollowUp => {
  const after = evolveAll(f, facts);
  return { ...after, texts: after.texts.map((text) => (text.state === 'queued' ? { ...text, state: 'sent' } : text)) };
};

/** A conversation that was opened at `T0`, and what happened since. */
export const asking = (...facts: Fact[]): FollowUp =>
  given(followUp(), { type: 'ConversationOpened', at: T0 }, question('overall', T0), ...facts);

/** A conversation in which every coded question has been answered and the comment was asked for at `at`. */
export const commenting = (at: Instant): FollowUp =>
  asking(
    answered('overall', 5, at),
    question('charged', at),
    answered('charged', 8, at),
    question('communication', at),
    answered('communication', 4, at),
    question('absent', at),
    answered('absent', 8, at),
    question('comment', at),
  );

/** Answers but for one question. */
export const without = (all: Answers, missing: CodedQuestion): Answers =>
  Object.fromEntries(Object.entries(all).filter(([asked]) => asked !== missing));

/** A message of the client that was understood this way. */
export const reply = (understood: Understanding, at: Instant, more: Partial<Reply> = {}): Reply => ({
  key: `id-${at}:content`,
  understood,
  redFlags: [],
  words: '',
  at,
  ...more,
});

export const answers = (...pairs: readonly (readonly [CodedQuestion, number])[]): Understanding => ({
  kind: 'answers',
  answers: pairs.map(([asked, value]) => ({ question: asked, value })),
});

export const takenIn = ({ at, key }: Reply, isReply = true): Fact => ({ type: 'MessageTakenIn', at, key, isReply });
