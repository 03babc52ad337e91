import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { admit } from '../../../domain/case/admit.ts';
import { decideClosing, decideReopened, beginFollowUp } from '../../../domain/conversation/decide-closing.ts';
import { decideDue, moveText } from '../../../domain/conversation/decide-due.ts';
import { decideClerk, decideForm } from '../../../domain/conversation/decide-entered.ts';
import { decideReply } from '../../../domain/conversation/decide-reply.ts';
import type { Understanding } from '../../../domain/conversation/decide-reply.ts';
import type { Fact } from '../../../domain/conversation/facts.ts';
import type { FollowUp, TextKind, TextState } from '../../../domain/conversation/follow-up.ts';
import { currentTexts, isComplete, nextDueAt, overallCounts } from '../../../domain/conversation/standing.ts';
import type { Answers, CodedQuestion } from '../../../domain/shared/codes.ts';
import { CODED_QUESTIONS, QUESTION_CODES, SERVICES } from '../../../domain/shared/codes.ts';
import type { Instant } from '../../../domain/shared/instant.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../domain/shared/instant.ts';
import { STANDARD_1 } from '../../../domain/shared/policy.ts';
import { isAllowed } from '../../../domain/shared/window.ts';
import { closingFacts } from '../../fixtures/follow-up.ts';
import { happen, passTime } from './driver.ts';
import type { Happening } from './driver.ts';
import { clock } from './given.ts';

/** Something that happens to a case `after` milliseconds later than what happened before it. */
type Incident = { readonly after: number } & (
  | { readonly type: 'reply'; readonly id: number; readonly underway: number; readonly understood: Understanding }
  | { readonly type: 'report'; readonly text: number; readonly status: 'sent' | 'delivered' | 'failed' | 'unknown' }
  | { readonly type: 'form' | 'clerk'; readonly answers: Answers }
  | { readonly type: 'reopened' | 'closed' }
);

const answer = fc
  .constantFrom(...CODED_QUESTIONS)
  .chain((question) => fc.constantFrom(...QUESTION_CODES[question]).map((value) => ({ question, value })));
const severalAnswers = fc.uniqueArray(answer, { minLength: 1, maxLength: 4, selector: ({ question }) => question });
const understandings: fc.Arbitrary<Understanding> = fc.oneof(
  {
    weight: 6,
    arbitrary: severalAnswers.map((answers) => ({ kind: 'answers' as const, answers })),
  },
  { weight: 1, arbitrary: fc.constant<Understanding>({ kind: 'comment', text: '谢谢' }) },
  {
    weight: 4,
    arbitrary: fc
      .constantFrom('confirm', 'no-comment', 'refusal', 'resume', 'wrong-person', 'question-back', 'auto-reply', 'unclear')
      .map((kind): Understanding => ({ kind: kind as 'unclear' })),
  },
);
const entered = fc
  .array(answer, { maxLength: 4 })
  .map((all) => Object.fromEntries(all.map(({ question, value }): [CodedQuestion, number] => [question, value])) as Answers);
const gaps = fc.oneof(fc.constantFrom(0, MINUTE_MS, HOUR_MS, DAY_MS), fc.integer({ min: 0, max: 4 * DAY_MS }));

const messages = fc.record({
  type: fc.constant('reply' as const),
  after: gaps,
  id: fc.nat(),
  underway: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: gaps }),
  understood: understandings,
});
const reports = fc.record({
  type: fc.constant('report' as const),
  after: gaps,
  text: fc.nat({ max: 6 }),
  status: fc.constantFrom('sent', 'delivered', 'failed', 'unknown'),
});
const byOtherWays = fc.record({ type: fc.constantFrom('form', 'clerk'), after: gaps, answers: entered });
const ofTheCase = fc.record({ type: fc.constantFrom('reopened', 'closed'), after: gaps });
const lives: fc.Arbitrary<Incident[]> = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: messages },
    { weight: 2, arbitrary: reports },
    { weight: 1, arbitrary: byOtherWays },
    { weight: 1, arbitrary: ofTheCase },
  ),
  { maxLength: 14 },
);
const services = fc.constantFrom(...SERVICES);
const closings = fc.integer({ min: clock('2025-01-01 00:00'), max: clock('2025-12-31 00:00') });

const CONTEXT = { zone: 'Asia/Shanghai', hasMobile: true, hasRefused: false };

const arrived = (f: FollowUp | undefined, closing: FollowUp['closing'], at: Instant) => ({
  at,
  closing,
  zone: CONTEXT.zone,
  phoneKey: '1#00',
  isSamePerson: true,
  admission: admit(
    { ...closing, clientName: '', clientPhone: '' },
    { ...CONTEXT, receivedAt: f?.receivedAt ?? at, at },
    STANDARD_1,
  ),
  signs: [],
});

/** What an incident that comes in at `at` changes. */
const decide = (f: FollowUp, incident: Incident, at: Instant): readonly Fact[] => {
  switch (incident.type) {
    case 'reply': {
      const { id, underway, understood } = incident;
      const message = {
        at: at - underway,
        key: `m-${id}:${JSON.stringify(understood)}`,
        understood,
        redFlags: [],
        words: '',
        text: '…',
      };
      return decideReply(f, message, STANDARD_1);
    }
    case 'report':
      return moveText(f, incident.text, incident.status, at, STANDARD_1);
    case 'form': {
      const decided = decideForm(f, { at, answers: incident.answers, comment: '' }, STANDARD_1);
      return decided.ok ? decided.value : [];
    }
    case 'clerk': {
      const entry = { at, answers: incident.answers, comment: '', channel: 'phone' as const, by: 'clerk-1' };
      const decided = decideClerk(f, entry, STANDARD_1);
      return decided.ok ? decided.value : [];
    }
    case 'reopened':
      return decideReopened(f, at, STANDARD_1);
    case 'closed':
      return decideClosing(f, arrived(f, { ...f.closing, closedAt: at }, at));
  }
};

/** A copy of an earlier incident: which one, counted back from the place where it comes in again. */
interface Copy {
  readonly place: number;
  readonly back: number;
}

/** Lives a case to its end. At each place, copies of earlier messages and reports come in too, and time is looked at twice. */
const live = (
  service: FollowUp['closing']['service'],
  closedAt: Instant,
  life: readonly Incident[],
  copies: readonly Copy[] = [],
) => {
  const happenings: Happening[] = [];
  const past: (readonly [Incident, Instant])[] = [];
  let now = beginFollowUp(arrived(undefined, closingFacts({ service, closedAt }), closedAt), STANDARD_1);
  let at = closedAt;
  const take = (before: FollowUp, facts: readonly Fact[]): void => {
    now = happen(before, facts, at);
    happenings.push({ at, facts, before, after: now });
  };
  const pass = (until: Instant): void => {
    const due = passTime(now, until, STANDARD_1);
    happenings.push(...due);
    now = due.at(-1)?.after ?? now;
  };
  for (const [place, incident] of life.entries()) {
    at += incident.after;
    pass(at);
    const facts = decide(now, incident, at);
    const isRepeatable =
      incident.type === 'reply' || ((incident.type === 'report' || incident.type === 'reopened') && facts.length > 0);
    if (isRepeatable) past.push([incident, at]);
    take(now, facts);
    for (const { back } of copies.filter((copy) => copy.place === place)) {
      const copied = past[Math.max(0, past.length - 1 - back)];
      if (copied) take(now, decide(now, ...copied));
      const due = nextDueAt(now, STANDARD_1);
      if (due === undefined || due > at) take(now, decideDue(now, at, STANDARD_1, 'free'));
    }
  }
  pass(Number.POSITIVE_INFINITY);
  return { end: now, happenings };
};

const copies = fc.array(fc.record({ place: fc.nat({ max: 13 }), back: fc.nat({ max: 13 }) }), { maxLength: 8 });
const RUNS = { numRuns: 1000 };

describe('whatever clients, carriers and clerks do', () => {
  test('a message, report or reopening that comes again, at once or days later, changes nothing', () => {
    fc.assert(
      fc.property(services, closings, lives, copies, (service, closedAt, life, again) => {
        const unique = life.map((incident, i) => (incident.type === 'reply' ? { ...incident, id: i } : incident));
        expect(live(service, closedAt, unique, again).end).toEqual(live(service, closedAt, unique).end);
      }),
      RUNS,
    );
  });

  test('automatic texts are bounded, and a decision queues one text at most', () => {
    const bounded: readonly TextKind[] = ['clarify', 'confirm', 'refusal-confirmed', 'reminder'];
    fc.assert(
      fc.property(services, closings, lives, (service, closedAt, life) => {
        for (const { facts, after } of live(service, closedAt, life).happenings) {
          expect(facts.filter(({ type }) => type === 'TextQueued').length).toBeLessThanOrEqual(1);
          const kinds = currentTexts(after).map(({ kind }) => kind);
          for (const kind of bounded) expect(kinds.filter((sent) => sent === kind).length).toBeLessThanOrEqual(1);
        }
      }),
      RUNS,
    );
  });

  test('after the end nothing is sent but the confirmation of a refusal', () => {
    fc.assert(
      fc.property(services, closings, lives, (service, closedAt, life) => {
        for (const { facts, before, after } of live(service, closedAt, life).happenings) {
          const isOver = (f: FollowUp): boolean => f.state !== 'waiting' && f.state !== 'asking';
          if (!isOver(before) && !isOver(after)) continue;
          for (const fact of facts) if (fact.type === 'TextQueued') expect(fact.kind).toBe('refusal-confirmed');
        }
      }),
      RUNS,
    );
  });

  test('nothing is reminded of that has been answered', () => {
    fc.assert(
      fc.property(services, closings, lives, (service, closedAt, life) => {
        for (const { facts, before } of live(service, closedAt, life).happenings) {
          const isReminder = facts.some((fact) => fact.type === 'TextQueued' && fact.kind === 'reminder');
          if (isReminder) expect([before.replied, before.answeredAt]).toEqual([false, undefined]);
        }
      }),
      RUNS,
    );
  });

  test('every case comes to an end, and its state says what the answers say', () => {
    fc.assert(
      fc.property(services, closings, lives, (service, closedAt, life) => {
        const { end, happenings } = live(service, closedAt, life);
        expect(['waiting', 'asking']).not.toContain(end.state);
        for (const { after } of happenings) {
          const { state, reason, endedAt, dueAt } = after;
          if (state === 'completed') expect(isComplete(after)).toBe(true);
          if (state === 'partial') expect([isComplete(after), overallCounts(after)]).toEqual([false, true]);
          if (state === 'to-call') expect(overallCounts(after)).toBe(false);
          expect([state, reason !== undefined]).toEqual([state, ['to-call', 'excluded', 'cancelled'].includes(state)]);
          expect([state, endedAt !== undefined]).toEqual([state, state !== 'waiting' && state !== 'asking']);
          expect([state, dueAt !== undefined]).toEqual([state, state === 'waiting']);
        }
      }),
      RUNS,
    );
  });
});

describe('the reports on a text', () => {
  const ranks: Readonly<Record<TextState, number>> = {
    queued: 0,
    claimed: 1,
    handed: 2,
    unknown: 3,
    sent: 4,
    delivered: 5,
    failed: 5,
  };
  const orders = fc.array(fc.constantFrom('sent', 'delivered', 'failed', 'unknown'), { maxLength: 8 });

  test('move it forward only, to the furthest of them, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.constantFrom<TextState>('queued', 'claimed', 'handed'), orders, (from, order) => {
        const at = clock('2025-03-06 10:00');
        let f = happen(
          beginFollowUp(arrived(undefined, closingFacts(), at), STANDARD_1),
          [
            { type: 'ConversationOpened', at },
            { type: 'TextQueued', at, kind: 'question:overall', opens: 'overall' },
          ],
          at,
        );
        f = { ...f, texts: f.texts.map((text) => ({ ...text, state: from })) };
        for (const status of order) {
          const before = f.texts[0]!.state;
          f = happen(f, moveText(f, 0, status, at, STANDARD_1), at);
          expect(ranks[f.texts[0]!.state]).toBeGreaterThanOrEqual(ranks[before]);
          if (ranks[before] === 5) expect(f.texts[0]!.state).toBe(before);
        }
        expect(ranks[f.texts[0]!.state]).toBe(Math.max(ranks[from], ...order.map((status) => ranks[status])));
      }),
    );
  });
});

describe('the allowed hours', () => {
  const zones = fc.constantFrom('Asia/Shanghai', 'Asia/Urumqi', 'America/New_York', 'Australia/Lord_Howe');

  test('no first text and no reminder leaves outside of them, however late somebody looks', () => {
    fc.assert(
      fc.property(
        zones,
        services,
        closings,
        fc.array(gaps, { minLength: 1, maxLength: 40 }),
        (zone, service, closedAt, looks) => {
          const closing = closingFacts({ service, closedAt });
          let f = beginFollowUp({ ...arrived(undefined, closing, closedAt), zone }, STANDARD_1);
          let at = closedAt;
          for (const gap of looks) {
            at += gap;
            const facts = decideDue(f, at, STANDARD_1, 'free');
            for (const fact of facts)
              if (fact.type === 'TextQueued') expect(isAllowed(fact.at, zone, STANDARD_1.followUp)).toBe(true);
            f = happen(f, facts, at);
            if (f.askedAt !== undefined)
              expect(f.askedAt - closedAt).toBeGreaterThanOrEqual((service === 'case' ? 72 : 24) * HOUR_MS);
          }
        },
      ),
      RUNS,
    );
  });
});
