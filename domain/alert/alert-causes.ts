import type { FollowUp } from '../conversation/follow-up.ts';
import { counts } from '../response/response.ts';
import type { AlertCause, AlertLevel, PatternSign } from '../shared/codes.ts';
import { ALERT_CAUSES } from '../shared/codes.ts';

export interface RaisedCause {
  readonly cause: AlertCause;
  readonly level: AlertLevel;
  /** Of a pattern: what of it was seen. */
  readonly signs?: readonly PatternSign[];
}

/**
 * What of a follow-up needs a supervisor: each cause at most once, in the order of `ALERT_CAUSES`. State and voidings don't
 * matter: what a client has reported is looked at by a person even where it is not scored.
 */
export const causesOf = (f: FollowUp): readonly RaisedCause[] =>
  ALERT_CAUSES.flatMap((cause) => {
    const level = levelOf(f, cause);
    if (level === undefined) return [];
    return [{ cause, level, ...(cause === 'pattern' && f.phoneSigns !== undefined ? { signs: f.phoneSigns } : {}) }];
  });

const levelOf = (f: FollowUp, cause: AlertCause): AlertLevel | undefined => {
  const { answers, redFlags } = f;
  // A check is beside the response and judges nobody's service; but of misconduct somebody has to hear, however it was told.
  const tells = (question: 'charged' | 'absent'): boolean => answers[question] === 9 || f.checked?.answers[question] === 9;
  switch (cause) {
    case 'overall':
      if (answers.overall === 2) return 'medium';
      return answers.overall === 1 && counts(f) ? 'high' : undefined;
    case 'charged':
      // Misconduct in words weighs as much as its code.
      return tells('charged') || redFlags.charged !== undefined ? 'critical' : undefined;
    case 'communication':
      return answers.communication !== undefined && answers.communication <= 2 ? 'medium' : undefined;
    case 'absent':
      return tells('absent') || redFlags.absent !== undefined ? 'high' : undefined;
    case 'trend':
    case 'pattern':
      return redFlags[cause] === undefined ? undefined : 'low';
  }
};
