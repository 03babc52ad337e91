import type { Fact } from '../domain/conversation/facts.ts';
import type { FollowUp } from '../domain/conversation/follow-up.ts';
import { redFlagsIn } from '../domain/reply/red-flags.ts';
import type { Instant } from '../domain/shared/instant.ts';

/**
 * What words of misconduct that are kept with an answer add to its facts: told on the form or to a clerk, they need somebody to
 * hear them as much as by text. Words that are not kept add nothing: nobody could read what the alert is about.
 */
export const hearMisconduct = (f: FollowUp, facts: readonly Fact[], at: Instant): readonly Fact[] => {
  const words = facts.flatMap((fact) =>
    fact.type === 'CommentAdded' ? fact.text : fact.type === 'AnswersReplaced' ? fact.comment : [],
  );
  const causes = new Set(words.flatMap(redFlagsIn));
  return [
    ...facts,
    ...[...causes].filter((cause) => f.redFlags[cause] === undefined).map((cause): Fact => ({ type: 'RedFlagSeen', at, cause })),
  ];
};
