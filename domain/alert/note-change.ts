import type { FollowUp, Recovery } from '../conversation/follow-up.ts';
import { CODED_QUESTIONS } from '../shared/codes.ts';
import type { Instant } from '../shared/instant.ts';
import type { Alert, AlertNotice } from './alert.ts';

/**
 * Shows on an alert what happened to its case, and lets it follow the case to another lawyer or centre. It stays as open
 * as it was. `undefined` when there is nothing (new) to note, so that the same change twice is noted once.
 *
 * @param at when the follow-up became `after`
 */
export const noteChange = (alert: Alert, before: FollowUp, after: FollowUp, at: Instant): Alert | undefined => {
  const isKnown = (what: AlertNotice): boolean => alert.notices.some((notice) => notice.at === at && notice.what === what);
  const news = changes(alert, before, after).filter((what) => !isKnown(what));
  if (news.length === 0) return undefined;
  const { lawyerId, centreId } = after.closing;
  return { ...alert, lawyerId, centreId, notices: [...alert.notices, ...news.map((what) => ({ at, what }))] };
};

const changes = ({ cause }: Alert, before: FollowUp, after: FollowUp): readonly AlertNotice[] => {
  const question = CODED_QUESTIONS.find((code) => code === cause);
  const was = question && before.answers[question];
  // The question may have been about other alerts of the case.
  const said: Partial<Recovery> = after.recovery?.causes.includes(cause) === true ? after.recovery : {};
  const isNew = before.recovery?.answeredAt !== said.answeredAt;
  const noted: readonly (readonly [AlertNotice, boolean])[] = [
    ['corrected', question !== undefined && was !== undefined && was !== after.answers[question]],
    ['voided', !before.voided && after.voided !== undefined],
    ['void-lifted', before.voided !== undefined && !after.voided],
    ['case-reopened', before.state !== 'cancelled' && after.state === 'cancelled'],
    ['case-closed-again', before.state === 'cancelled' && after.state !== 'cancelled'],
    ['client-settled', isNew && said.isSettled === true],
    ['client-not-settled', isNew && said.isSettled === false],
    ['client-wrote', said.unclearAt !== undefined && before.recovery?.unclearAt !== said.unclearAt],
    ['case-moved', before.closing.lawyerId !== after.closing.lawyerId || before.closing.centreId !== after.closing.centreId],
  ];
  return noted.filter(([, hasHappened]) => hasHappened).map(([what]) => what);
};
