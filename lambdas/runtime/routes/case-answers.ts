import type * as z from 'zod/mini';
import type { AlertAnswer } from '../../../contracts/console/alerts.ts';
import type { CaseAnswer, CaseLine } from '../../../contracts/console/cases.ts';
import type { FollowUp } from '../../../domain/conversation/follow-up.ts';
import type { ToldAlert, ToldCase } from '../../../workflows/tell-case.ts';

/* A case as the console is answered: what each schema names, and nothing else that a follow-up holds. */

export const caseLine = (f: FollowUp): z.infer<typeof CaseLine> => {
  const { caseNo, centreId, lawyerId, kind, service, closedAt } = f.closing;
  const { state, reason, endedAt, channel, voided } = f;
  return {
    ...{ caseNo, centreId, lawyerId, kind, service, closedAt, state, reason, endedAt, channel },
    isVoided: voided !== undefined,
  };
};

export const alertAnswer = (alert: ToldAlert): AlertAnswer => ({ ...alert, signs: alert.signs ?? [] });

export const caseAnswer = ({ followUp: f, isPersonHeld, withheld, entry, alerts, history }: ToldCase): CaseAnswer => {
  const { closing, year, zone, receivedAt, state, reason, dueAt, askedAt, endedAt, reopenedAt, attempt } = f;
  const { personErasedAt, erasureRequestedAt, channel, hasComment, voided } = f;
  const calls = f.calls.map(({ key: _, ...call }) => call);
  return {
    ...{ closing, year, zone, receivedAt, state, reason, dueAt, askedAt, endedAt, reopenedAt, attempt },
    ...{ isPersonHeld, personErasedAt, erasureRequestedAt, channel, hasComment, voided, calls },
    texts: f.texts.map(({ kind, state: way, at, segments }) => ({ kind, state: way, at, segments })),
    isDrawnForCheck: f.check,
    ...(withheld === undefined ? { response: responseOf(f) } : { withheld }),
    ...(entry && { onCallList: { kind: entry.kind, attempts: entry.attempts, dueAt: entry.againAt ?? entry.since } }),
    ...(alerts && { alerts: alerts.map(alertAnswer) }),
    ...(history && { history: history.map(({ at, by, what, why }) => ({ at, by, what, why })) }),
  };
};

const responseOf = (f: FollowUp): CaseAnswer['response'] => {
  const { answers, givenAt, confirmed, corrections, answeredAt, enteredBy, checked } = f;
  return { answers, givenAt, confirmed, corrections, answeredAt, enteredBy, checked };
};
