import type { CaseAnswer } from '../../../../contracts/console/cases.ts';
import type { CodedQuestion } from '../../../../domain/shared/codes.ts';
import { CODED_QUESTIONS } from '../../../../domain/shared/codes.ts';
import { codeList } from '../../shared/answer-sheet.tsx';
import type { useTerms } from '../../shared/use-terms.ts';
import type { caseWords } from './case-words.ts';

/** One thing that happened, for the time line. */
export interface StoryEvent {
  readonly at: number;
  readonly what: keyof (typeof caseWords)['zh']['events'];
  readonly told: string;
  readonly by?: string | undefined;
  readonly isGrave?: boolean;
}

type Terms = ReturnType<typeof useTerms>;

/** Everything that happened to a case, oldest first. */
export const storyOf = (found: CaseAnswer, term: Terms): readonly StoryEvent[] => {
  const { closing, response } = found;
  const code = (question: CodedQuestion, value: number | undefined): string =>
    `${term('question', question)} ${value ?? ''} ${term(codeList(question), value)}`;
  const once = (what: StoryEvent['what'], at: number | undefined, told = '', by?: string): StoryEvent[] =>
    at === undefined ? [] : [{ at, what, told, by }];
  const events: StoryEvent[] = [
    ...once('closed', closing.closedAt, term('caseOutcome', closing.outcome)),
    ...once('received', found.receivedAt),
    ...once('due', found.dueAt),
    ...once('reopened', found.reopenedAt),
    ...once(
      'ended',
      found.endedAt,
      `${term('state', found.state)}${found.reason === undefined ? '' : ` · ${term('reason', found.reason)}`}`,
    ),
    ...once('erased', found.personErasedAt),
    ...(found.voided === undefined ? [] : once('voided', found.voided.at, found.voided.reason, found.voided.by)),
    ...found.texts.flatMap(({ at, kind, state }) => once('text', at, `${term('textKind', kind)} · ${term('textState', state)}`)),
    ...found.calls.flatMap(({ at, by, outcome, note }) => once('call', at, `${term('callOutcome', outcome)} ${note}`, by)),
    ...CODED_QUESTIONS.flatMap((question) =>
      once('answer', response?.givenAt[question], code(question, response?.answers[question]), response?.enteredBy),
    ),
    ...(response?.corrections ?? []).flatMap(({ at, question, was, by }) => once('correction', at, code(question, was), by)),
    ...(response?.checked === undefined ? [] : once('check', response.checked.at, '', response.checked.by)),
    ...(found.alerts ?? []).flatMap((alert) => [
      {
        at: alert.raisedAt,
        what: 'alert' as const,
        told: `${term('level', alert.level)} · ${term('cause', alert.cause)}`,
        isGrave: true,
      },
      ...once('contacted', alert.contactedAt, term('cause', alert.cause)),
      ...once('resolved', alert.resolvedAt, `${term('outcome', alert.outcome)} ${alert.note ?? ''}`, alert.by),
    ]),
    ...(found.history ?? []).flatMap(({ at, by, what, why }) => once('history', at, `${what} ${why}`, by)),
  ];
  return events.toSorted((a, b) => a.at - b.at);
};
