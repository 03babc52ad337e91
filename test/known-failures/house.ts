import { afterAll, beforeAll } from '@jest/globals';
import { inProcess } from '../../bench/in-process.ts';
import type { FollowUp } from '../../domain/conversation/follow-up.ts';
import type { Answers } from '../../domain/shared/codes.ts';
import type { Instant } from '../../domain/shared/instant.ts';
import { MINUTE_MS } from '../../domain/shared/instant.ts';
import { instantOf, localClock, localDate } from '../../domain/shared/zone.ts';
import { advanceCase } from '../../workflows/advance-case.ts';
import { answerForm, formOf } from '../../workflows/answer-form.ts';
import { dispatchDue } from '../../workflows/dispatch-due.ts';
import { enterAnswers } from '../../workflows/enter-answers.ts';
import type { Deps, OutgoingText, SendOutcome, Store, StoredFollowUp } from '../../workflows/ports.ts';
import { raiseAlerts } from '../../workflows/raise-alerts.ts';
import { receiveMessage } from '../../workflows/receive-message.ts';
import { reopenCase } from '../../workflows/reopen-case.ts';
import { takeInClosing } from '../../workflows/take-in-closing.ts';
import { trackDelivery } from '../../workflows/track-delivery.ts';
import type { DeliveryReport } from '../../workflows/track-delivery.ts';
import { testTables } from '../fixtures/table.ts';

/*
 * The whole way of a case in one process: the workflows on the real store, with a carrier that does as it is told. Moments
 * are what the clock of the centre shows, `2025-03-06 10:00`.
 */

/** A text as it was handed to the carrier. */
export interface HandedText {
  /** As the centre's clock shows it. */
  readonly at: string;
  readonly to: string;
  readonly kind: OutgoingText['kind'];
  readonly body: string;
}

export interface HouseOptions {
  readonly zone?: string;
  /** Laid over the standard policy. */
  readonly policy?: object;
  /** What the carrier makes of the nth text it is handed; it takes all where this is absent. */
  readonly carrier?: (n: number) => SendOutcome | Promise<SendOutcome>;
  /** Takes the store's place, to break where the test wants it. */
  readonly broken?: (store: Store) => Store;
}

export const CASE = '2025-0001';
export const PHONE = '+8613800000001';
/** When the first text of the ordinary case leaves, and when it is reminded of. */
export const FIRST_TEXT = '2025-03-06 10:00';
export const REMINDER = '2025-03-08 10:00';

/** The ordinary closing: on Monday 3 March 2025 at 10:00. */
const ROW = {
  case_no: CASE,
  centre_id: 'C01',
  lawyer_id: 'L001',
  client_name: '样例受援人',
  client_phone: PHONE,
  closed_at: '2025-03-03 10:00',
};

/** Houses for the tests of a file, each with a store of its own, on Monday 3 March 2025 at 10:00. */
export const useHouses = (): ((options?: HouseOptions) => Promise<House>) => {
  let tables: Awaited<ReturnType<typeof testTables>>;
  beforeAll(async () => {
    tables = await testTables();
  });
  afterAll(async () => tables.stop());
  return async (options = {}) => openHouse((await tables.newTable()).store, options);
};

export type House = Awaited<ReturnType<typeof openHouse>>;

const openHouse = async (real: Store, { zone = 'Asia/Shanghai', policy = {}, carrier, broken }: HouseOptions) => {
  const moment = (clock: string): Instant => instantOf(clock.slice(0, 10), clock.slice(11), zone);
  const time = { now: moment('2025-03-03 10:00') };
  const handed: HandedText[] = [];
  const queue: string[] = [];
  /** Moments at which something is due; looking for them in the store would take longer than all else. */
  const due = new Set<Instant>();
  const noting: Store = { ...real, putDue: (pointer) => (due.add(pointer.at), real.putDue(pointer)) };
  const store = broken === undefined ? noting : broken(noting);
  const { deps: base } = inProcess(store, time);
  const deps: Deps = {
    ...base,
    sms: {
      linkAllowed: true,
      send: async (to, { kind, body }) => {
        const n = handed.push({ at: `${localDate(time.now, zone)} ${localClock(time.now, zone)}`, to, kind, body });
        return carrier === undefined ? { kind: 'accepted', providerId: `text-${n}` } : carrier(n);
      },
    },
    queues: { ...base.queues, advance: (cases) => Promise.resolve(void queue.push(...cases.map(({ caseNo }) => caseNo))) },
  };
  await real.saveCentre({ id: 'C01', name: '样例中心', level: 'county', zone }, policy);

  /** What fails stays in the queue. */
  const settle = async (): Promise<void> => {
    for (let [caseNo] = queue; caseNo !== undefined; [caseNo] = queue) {
      await advanceCase(deps)(caseNo);
      queue.shift();
    }
  };
  const stored = async (caseNo: string): Promise<StoredFollowUp> => {
    const found = await real.followUp(caseNo);
    if (found === undefined) throw new Error(`no case ${caseNo}`);
    return found;
  };
  let messages = 0;

  return {
    deps,
    moment,
    /** Every text that was handed over, in order. */
    handed,
    /** Its kinds alone. */
    kinds: () => handed.map(({ kind }) => kind),
    /** Works off the send queue. */
    settle,
    /** What is in the send queue comes again, as queues may bring it. */
    requeue: (caseNo = CASE): void => void queue.push(caseNo),
    /** Sets the clock; nothing is looked at meanwhile. */
    sleep: (clock: string): void => void (time.now = moment(clock)),
    /** Lets time pass: in each minute what is due in it is done, that of the last one included. */
    pass: async (clock: string): Promise<void> => {
      const until = moment(clock);
      await settle();
      for (let next = Math.min(...due); next <= until; next = Math.min(...due)) {
        due.delete(next);
        time.now = Math.max(time.now, Math.ceil(next / MINUTE_MS) * MINUTE_MS);
        await dispatchDue(deps)(time.now);
        await settle();
      }
      time.now = until;
    },
    /** Takes in the ordinary closing but for what is said; the errors of a row that is refused. */
    close: async (row: Readonly<Record<string, unknown>> = {}) => {
      const taken = await takeInClosing(deps)({ at: time.now, row: { ...ROW, ...row } });
      return taken.ok ? [] : taken.error;
    },
    reopen: async () => reopenCase(deps)(CASE, time.now),
    /** The client writes, now unless it was sent earlier; under an id of its own unless one is given. */
    writes: async (body: string, { id, sentAt }: { readonly id?: string; readonly sentAt?: string } = {}) => {
      messages += 1;
      const at = sentAt === undefined ? time.now : moment(sentAt);
      const { receipt } = await receiveMessage(deps)({ id: id ?? `m-${messages}`, from: PHONE, body, sentAt: at });
      await settle();
      return receipt;
    },
    /** The carrier reports on the nth text. */
    reports: async (n: number, ...statuses: readonly DeliveryReport['status'][]): Promise<void> => {
      for (const status of statuses) await trackDelivery(deps)({ at: time.now, to: PHONE, providerId: `text-${n}`, status });
      await settle();
    },
    /** The link's token of the case's nth conversation. */
    token: async (attempt = 1) => deps.vault.linkToken(CASE, attempt),
    opens: async (token: string) => (await formOf(deps)(token, time.now))?.isOpen === true,
    sends: async (token: string, answers: Answers, comment = '') => {
      const outcome = await answerForm(deps)(token, { at: time.now, answers, comment });
      await settle();
      return outcome;
    },
    clerkEnters: async (answers: Answers) =>
      enterAnswers(deps)({ caseNo: CASE, at: time.now, channel: 'phone', answers, comment: '', by: 'clerk-1' }),
    /** What the stream does after the ordinary case has changed. */
    raiseAlerts: async (before: StoredFollowUp | undefined): Promise<void> => raiseAlerts(deps)(before, await stored(CASE)),
    followUp: async (caseNo = CASE): Promise<FollowUp> => (await stored(caseNo)).followUp,
    comment: async (): Promise<string> => {
      const { sealedComment } = await stored(CASE);
      return sealedComment === undefined ? '' : deps.vault.openWords(sealedComment, CASE);
    },
    /** What the client wrote, as it came, and what it was read as. */
    messages: async (caseNo = CASE): Promise<readonly (readonly [string, string])[]> => {
      const kept = await real.messages(caseNo);
      return Promise.all(
        kept.map(async ({ sealedText, readAs }) => [await deps.vault.openWords(sealedText, caseNo), readAs] as const),
      );
    },
  };
};
