import { admit } from '../../domain/case/admit.ts';
import { causesOf } from '../../domain/alert/alert-causes.ts';
import { commentAfter } from '../../domain/conversation/comment.ts';
import { textBody } from '../../domain/conversation/catalogue.ts';
import { beginFollowUp, decideClosing, decideReopened } from '../../domain/conversation/decide-closing.ts';
import type { ArrivedClosing } from '../../domain/conversation/decide-closing.ts';
import type { MayBegin } from '../../domain/conversation/decide-due.ts';
import { moveText } from '../../domain/conversation/decide-due.ts';
import { decideClerk, decideForm } from '../../domain/conversation/decide-entered.ts';
import type { EntryRefusal } from '../../domain/conversation/decide-entered.ts';
import { decideReply } from '../../domain/conversation/decide-reply.ts';
import type { Fact } from '../../domain/conversation/facts.ts';
import type { ClosingFacts, FollowUp } from '../../domain/conversation/follow-up.ts';
import { viewAt } from '../../domain/conversation/standing.ts';
import { parseReply } from '../../domain/reply/parse-reply.ts';
import type { Answers } from '../../domain/shared/codes.ts';
import type { Instant } from '../../domain/shared/instant.ts';
import { STANDARD_1 } from '../../domain/shared/policy.ts';
import type { Result } from '../../domain/shared/result.ts';
import { zoneOffset } from '../../domain/shared/zone.ts';
import { happen, passTime } from '../domain/conversation/driver.ts';
import type { Happening } from '../domain/conversation/driver.ts';
import type { Incident, Script } from './script.ts';

const LINK = 'https://hf.example/s/9fQ2';

/** Plays what clients, carriers and clerks do in a script, and writes down what we say and how the follow-up ends. */
export const play = ({ closing, zone, sign, incidents }: Script): string[] => {
  const lines: string[] = [];
  let now = beginFollowUp(arrived(closing, zone, closing.closedAt, closing.closedAt), STANDARD_1);
  let slot: MayBegin = 'free';
  let outcome = '';
  let comment = '';
  const unread: string[] = [];
  const write = (at: Instant, line: string): number => lines.push(`${stamp(at, zone)} ${line}`);
  const show = ({ at, facts, after }: Pick<Happening, 'at' | 'facts' | 'after'>): void => {
    for (const fact of facts) {
      if (fact.type !== 'TextQueued') continue;
      const { service, language } = closing;
      write(at, `> ${textBody(fact.kind, language, { service, opens: fact.opens, sign, link: LINK })}`);
    }
    now = after;
    comment = commentAfter(comment, facts);
    const is = isOpen(now) ? '' : outcomeOf(now, comment, unread);
    const ended = facts.find((fact) => fact.type === 'Ended');
    if (is !== outcome && is !== '') write(ended?.at ?? at, `= ${is}`);
    outcome = is;
  };

  for (const incident of incidents) {
    const { at } = incident;
    passTime(now, at, STANDARD_1, slot).forEach(show);
    write(at, incident.line);
    if (incident.type === 'refused-elsewhere') slot = 'refused';
    const decided = decide(now, incident, zone);
    if (!decided.ok) write(at, `! ${decided.error}`);
    const facts = decided.ok ? decided.value : [];
    if (incident.type === 'message' && facts.some(({ type }) => type === 'NotUnderstood')) unread.push(incident.text);
    show({ at, facts, after: happen(now, facts, at) });
  }
  passTime(now, Number.POSITIVE_INFINITY, STANDARD_1, slot).forEach(show);
  return lines;
};

const decide = (f: FollowUp, incident: Incident, zone: string): Result<readonly Fact[], EntryRefusal> => {
  const { at } = incident;
  switch (incident.type) {
    case 'message': {
      const { text, sentAt, id } = incident;
      const parsed = parseReply(text, viewAt(f, sentAt));
      return { ok: true, value: decideReply(f, { ...parsed, at: sentAt, key: `${id}:${text}` }, STANDARD_1) };
    }
    case 'report':
      return { ok: true, value: moveText(f, f.texts.length - 1, incident.status, at, STANDARD_1) };
    case 'form':
      return decideForm(f, { at, answers: incident.answers, comment: incident.comment }, STANDARD_1);
    case 'clerk': {
      const { answers, comment } = incident;
      return decideClerk(f, { at, answers, comment, channel: 'phone', by: 'clerk-1' }, STANDARD_1);
    }
    case 'reopened':
      return { ok: true, value: decideReopened(f, at, STANDARD_1) };
    case 'closed-again':
      return { ok: true, value: decideClosing(f, arrived({ ...f.closing, closedAt: at }, zone, f.receivedAt, at)) };
    case 'refused-elsewhere':
      return { ok: true, value: [] };
  }
};

const arrived = (closing: ClosingFacts, zone: string, receivedAt: Instant, at: Instant): ArrivedClosing => ({
  at,
  closing,
  zone,
  phoneKey: '1#00',
  isSamePerson: true,
  admission: admit(
    { ...closing, clientName: '', clientPhone: '' },
    { receivedAt, at, zone, hasMobile: true, hasRefused: false },
    STANDARD_1,
  ),
  signs: [],
});

const isOpen = ({ state }: FollowUp): boolean => state === 'waiting' || state === 'asking';

/** How a follow-up has ended, what was answered, and what of it needs a supervisor. */
const outcomeOf = (f: FollowUp, comment: string, unread: readonly string[]): string => {
  const { state, reason, channel, answers } = f;
  const alerts = causesOf(f).map(({ cause, level }) => `${cause} ${level}`);
  const parts = [
    reason === undefined ? state : `${state}: ${reason}`,
    ...(channel === undefined ? [] : [`${channel} ${answersOf(answers)}`.trimEnd()]),
    ...(f.hasComment ? [`comment "${comment}"`] : []),
    ...(state === 'to-call' && unread.length > 0 ? [`not understood "${unread.join('", "')}"`] : []),
    ...(alerts.length === 0 ? [] : [`alert ${alerts.join(', ')}`]),
  ];
  return parts.join(' | ');
};

const answersOf = (answers: Answers): string =>
  Object.entries(answers)
    .map(([question, value]) => `${question}=${value}`)
    .join(' ');

/** What the clock of the zone shows, `2025-03-03 09:00`, with seconds where there are any. */
const stamp = (at: Instant, zone: string): string => {
  const local = new Date(at + zoneOffset(at, zone)).toISOString();
  return `${local.slice(0, 10)} ${local.slice(11, 19)}`.replace(/:00$/, '');
};
