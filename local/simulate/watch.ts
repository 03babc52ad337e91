import { isDeepStrictEqual } from 'node:util';
import { runOf } from '../../domain/assessment/assessment-table.ts';
import type { AssessmentTable } from '../../domain/assessment/assessment-table.ts';
import { isOurMove } from '../../domain/conversation/allowance.ts';
import type { TextKind, TextState } from '../../domain/conversation/follow-up.ts';
import { HOUR_MS, MINUTE_MS } from '../../domain/shared/instant.ts';
import { isAllowed } from '../../domain/shared/window.ts';
import type { Watcher } from './cloud.ts';
import type { Invocation } from './effects.ts';
import type { Schedule } from './schedule.ts';
import type { Change, Item } from './table-calls.ts';
import { POLICY } from './simulated-policy.ts';
import { Refused } from './table-calls.ts';
import { kindOf } from './told-texts.ts';

/** What must hold, each with the name under which a run reports it. */
export const INVARIANTS = [
  'no closing lost',
  'no response lost',
  'no response doubled',
  'no text twice',
  'no answer on another case',
  'nothing stuck',
  'nothing outside the window',
  'nothing after a refusal',
  'one conversation a phone',
  'scores as recomputed',
  'alerts recorded and published',
  'deadlines reachable',
  'no write lost',
  'lists as recomputed',
  'nothing held too long',
  'nothing acknowledged lost',
  'an act counts once',
  'a final table never changes',
  'rows as recomputed',
  'no unknown failure',
] as const;
export type Invariant = (typeof INVARIANTS)[number];

export interface Violation {
  readonly invariant: Invariant;
  readonly what: string;
  /** When it was seen, by the simulation's clock. */
  readonly at: number;
  /** Cases, phones or lawyers it is about: the trace is cut to them. */
  readonly about: readonly string[];
}

interface StoredText {
  readonly k: TextKind;
  readonly s: TextState;
  readonly a: number;
}

interface Claim {
  readonly caseNo: string;
  readonly kind: TextKind;
  readonly by: number;
  isHandedOver: boolean;
  /** It was handed over and no clear no came back. */
  mayHaveLeft: boolean;
}

const RANK: Readonly<Record<TextState, number>> = {
  queued: 0,
  claimed: 1,
  handed: 2,
  unknown: 3,
  sent: 4,
  delivered: 5,
  failed: 5,
};
/** Longest that a claim takes from looking at the clock to being written: what the function may take. */
const CLAIMING_MS = 2 * MINUTE_MS;
const { followUp: RULES } = POLICY;

/** Errors by which functions give a message back on purpose. */
const EXPECTED = /look again later|came before the answer|attempts|was busy|not queued/;

/** Looks at every change the moment it is made, whoever makes it, and at every text that leaves. */
export class Watch implements Watcher {
  readonly violations: Violation[] = [];
  /** Alerts the topic was told of, `<case> <cause> <level>`. */
  readonly published = new Set<string>();
  private readonly schedule: Schedule;
  /** Follow-ups as they stand, by case. */
  private readonly followUps = new Map<string, Item>();
  private readonly claims = new Map<string, Claim>();
  /** When the last conversation on a phone ended, by its slot's key. */
  private readonly ends = new Map<string, number>();
  /** Phones that refused and did not come back, by the key of their slot. */
  private readonly refused = new Map<string, number>();
  /** The key of a phone's slot, by case. */
  private readonly slots = new Map<string, string>();
  private readonly openCases = new Map<string, string>();
  /** Runs that were made final, by partition and run. */
  private readonly finals = new Set<string>();

  constructor(schedule: Schedule) {
    this.schedule = schedule;
  }

  changed(change: Change, by: Invocation): void {
    const { pk, sk } = change.key;
    if (sk.startsWith('R#')) this.followUpChanged(change, by);
    else if (pk.startsWith('P#') && sk === 'OPEN') this.slotChanged(change, by);
    else if (pk.startsWith('A#')) this.assessmentChanged(change);
    else if (sk.startsWith('A#') || (pk.startsWith('C#') && sk.startsWith('L#')))
      this.versioned(change.was, change.is, [pk.slice(2)]);
  }

  /** Told of each message on the alert topic. */
  onAnnounced: (message: string) => void = () => undefined;

  announced(message: string): void {
    this.onAnnounced(message);
    const { caseNo, cause, level, occasion } = JSON.parse(message) as Record<string, string>;
    if (occasion === 'raised') this.published.add(`${caseNo} ${cause} ${level}`);
  }

  /** A client's refusal has been worked off: from now on nothing but its confirmation leaves. */
  refusalHeard(caseNo: string): void {
    const slot = this.slots.get(caseNo);
    if (slot !== undefined && !this.refused.has(slot)) this.refused.set(slot, this.schedule.now);
  }

  /** A client has sent word that texts may come again: from now on it depends on what is heard first. */
  returned(caseNo: string): void {
    const slot = this.slots.get(caseNo);
    if (slot !== undefined) this.refused.set(slot, Infinity);
  }

  /** @returns the case whose text it is */
  handedOver(phone: string, body: string, by: Invocation, isClearNo: boolean): string | undefined {
    const kind = kindOf(body);
    const claim = [...this.claims.values()].find((one) => one.by === by.id && one.kind === kind && !one.isHandedOver);
    if (claim === undefined) {
      this.violate('no text twice', `${by.fn}#${by.id} handed over a ${kind} it had not claimed`, [phone]);
      return undefined;
    }
    claim.isHandedOver = true;
    claim.mayHaveLeft = !isClearNo;
    const followUp = this.followUps.get(claim.caseNo);
    const { now } = this.schedule;
    // By its machine's clock, which may have gone on since the claim; or by the true one, where the machine's is behind.
    if (isOurMove(kind) && followUp !== undefined)
      this.inWindow(followUp, [now + by.skew, now + by.skew - CLAIMING_MS, now], `${kind} left`);
    return claim.caseNo;
  }

  failed(error: unknown): void {
    // Cut off by middy, a moment before the cloud would.
    if (error instanceof Error && error.name === 'TimeoutError') return;
    // The library that keeps answers wraps what the store refused.
    if (error instanceof Error && error.name === 'IdempotencyPersistenceLayerError') {
      this.failed(error.cause);
      return;
    }
    if (error instanceof Refused || (error instanceof Error && EXPECTED.test(error.message))) return;
    if (error instanceof Error && error.message === 'connect ECONNREFUSED 192.0.2.1:443') return;
    this.violate('no unknown failure', error instanceof Error ? (error.stack ?? error.message) : String(error), []);
  }

  violate(invariant: Invariant, what: string, about: readonly string[]): void {
    this.violations.push({ invariant, what, at: this.schedule.now, about });
  }

  private followUpChanged({ was: before, is }: Change, by: Invocation): void {
    if (is === undefined) return;
    const caseNo = (is['cl'] as Record<string, string>)['no'] ?? '';
    const was = this.followUps.get(caseNo) ?? before;
    this.followUps.set(caseNo, is);
    if (typeof is['pk_'] === 'string') this.slots.set(caseNo, `P#${is['pk_']}`);
    this.versioned(was, is, [caseNo]);
    this.messagesKept(caseNo, was, is);
    this.answersKept(caseNo, was, is, by);
    this.textsMoved(caseNo, was, is, by);
  }

  private versioned(was: Item | undefined, is: Item | undefined, about: readonly string[]): void {
    const [before, after] = [(was?.['v'] ?? 0) as number, is?.['v'] as number | undefined];
    if (after === undefined || after === before + 1) return;
    this.violate('no write lost', `${String(is?.['pk'])} ${String(is?.['sk'])} went from version ${before} to ${after}`, about);
  }

  private messagesKept(caseNo: string, was: Item | undefined, is: Item): void {
    const [before, after] = [(was?.['in'] ?? []) as string[], (is['in'] ?? []) as string[]];
    if (before.some((key, n) => after[n] !== key))
      this.violate('no response lost', `a message of ${caseNo} was forgotten`, [caseNo]);
    if (new Set(after).size < after.length)
      this.violate('no response doubled', `a message of ${caseNo} was taken in twice`, [caseNo]);
  }

  private answersKept(caseNo: string, was: Item | undefined, is: Item, by: Invocation): void {
    // What a clerk enters takes the place of an incomplete answer.
    if (by.fn === 'console-api') return;
    const [before, after] = [(was?.['a'] ?? {}) as Record<string, number>, (is['a'] ?? {}) as Record<string, number>];
    const isChanged = Object.keys(before).some((question) => before[question] !== after[question]);
    if (!isChanged || was === undefined || is['n'] !== was['n']) return;
    const corrections = (item: Item): number => ((item['cr'] ?? []) as unknown[]).length;
    if (corrections(is) <= corrections(was)) this.violate('no response lost', `an answer of ${caseNo} was overwritten`, [caseNo]);
  }

  private textsMoved(caseNo: string, was: Item | undefined, is: Item, by: Invocation): void {
    const [before, after] = [(was?.['t'] ?? []) as StoredText[], (is['t'] ?? []) as StoredText[]];
    if (before.some(({ k }, n) => after[n]?.k !== k))
      this.violate('no write lost', `a text of ${caseNo} was forgotten`, [caseNo]);
    after.forEach((text, n) => {
      const stood = before[n]?.s ?? 'queued';
      const isPutOff = stood === 'claimed' && text.s === 'queued';
      if (RANK[text.s] < RANK[stood] && !isPutOff)
        this.violate('no write lost', `text ${n} of ${caseNo} went back to ${text.s}`, [caseNo]);
      if (text.s === 'claimed' && stood !== 'claimed') this.claimed(caseNo, n, text, is, by);
    });
  }

  private claimed(caseNo: string, n: number, { k: kind, a: at }: StoredText, followUp: Item, by: Invocation): void {
    const name = `${caseNo} ${n}`;
    if (this.claims.get(name)?.mayHaveLeft === true)
      this.violate('no text twice', `the ${kind} of ${caseNo} was claimed again, though it may have left`, [caseNo]);
    this.claims.set(name, { caseNo, kind, by: by.id, isHandedOver: false, mayHaveLeft: false });
    if (isOurMove(kind)) this.inWindow(followUp, [at], `${kind} was claimed`);
    const slot = this.slots.get(caseNo);
    if (slot === undefined) return;
    if (kind !== 'refusal-confirmed' && (this.refused.get(slot) ?? Infinity) < this.schedule.now)
      this.violate('nothing after a refusal', `a ${kind} of ${caseNo} was claimed after the phone had refused`, [caseNo]);
    if (kind === 'question:overall' && this.openCases.get(slot) !== caseNo)
      this.violate(
        'one conversation a phone',
        `${caseNo} began to ask while ${this.openCases.get(slot) ?? 'nobody'} held the phone`,
        [caseNo],
      );
  }

  /** @param moments one of which has to be allowed */
  private inWindow(followUp: Item, moments: readonly number[], what: string): void {
    const zone = followUp['z'] as string;
    if (moments.some((at) => isAllowed(at, zone, RULES))) return;
    const { no } = followUp['cl'] as { no: string };
    this.violate('nothing outside the window', `${what} at ${new Date(moments[0] ?? 0).toISOString()}`, [no]);
  }

  private assessmentChanged({ key: { pk, sk }, was, is }: Change): void {
    const table = is?.['table'] as AssessmentTable | undefined;
    if (table !== undefined) {
      this.versioned(was, is, [pk]);
      for (const { draft } of table.finals) this.finals.add(`${pk} ${runOf(draft)}`);
      const before = (was?.['table'] as AssessmentTable | undefined)?.finals ?? [];
      if (before.some((final, n) => !isDeepStrictEqual(final, table.finals[n])))
        this.violate('a final table never changes', `a final version of ${pk} was taken back`, [pk]);
    } else if (this.finals.has(`${pk} ${sk.split('#')[0] ?? ''}`) && !isDeepStrictEqual(was, is))
      this.violate('a final table never changes', `${sk} of ${pk} was changed after it had been made final`, [pk]);
  }

  private slotChanged({ key: { pk }, was, is }: Change, by: Invocation): void {
    this.versioned(was, is, [pk]);
    const [before, after] = [was?.['o'] as string | undefined, is?.['o'] as string | undefined];
    if (after === before) return;
    if (after === undefined) this.openCases.delete(pk);
    else this.openCases.set(pk, after);
    if (before !== undefined && after !== undefined)
      this.violate('one conversation a phone', `${after} took the phone from ${before}`, [after, before]);
    if (before !== undefined) this.released(pk, before);
    if (after === undefined) return;
    const free = (this.ends.get(pk) ?? -Infinity) + RULES.coolDownHours * HOUR_MS;
    if (this.schedule.now + Math.max(0, by.skew) < free)
      this.violate('one conversation a phone', `${after} took the phone before its rest was over`, [after, pk]);
  }

  private released(pk: string, caseNo: string): void {
    const followUp = this.followUps.get(caseNo);
    if (followUp?.['s'] === 'asking')
      this.violate('one conversation a phone', `${caseNo} lost the phone while it asked`, [caseNo, pk]);
    this.ends.set(pk, Math.max(this.ends.get(pk) ?? -Infinity, (followUp?.['ea'] ?? -Infinity) as number));
  }
}
