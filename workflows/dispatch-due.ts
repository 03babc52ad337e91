import { fairShare, placeOf } from '../domain/conversation/fair-share.ts';
import type { Instant } from '../domain/shared/instant.ts';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../domain/shared/instant.ts';
import { CLOCKS_APART_MS } from './point-to.ts';
import type { Deps, DuePointer } from './ports.ts';

/** How far back the very first look goes. */
const FIRST_LOOK_MS = DAY_MS;

/** What one minute's run did. */
export interface Dispatched {
  readonly cases: number;
  readonly alerts: number;
  /** Pointers of cases that are due and wait for the next minutes. */
  readonly heldBack: number;
}

/**
 * Queues what has become due by a minute: every alert, and as many cases as the provider takes texts in a minute, shared
 * out fairly between the centres. What is held back stays a pointer, and the watermark stays before it. The watermark moves
 * only after what it passes is queued, and pointers are forgotten only then: a crash in between queues something twice,
 * which changes nothing.
 */
export const dispatchDue =
  ({ store, queues, smsPerSecond }: Pick<Deps, 'store' | 'queues' | 'smsPerSecond'>) =>
  async (minute: Instant): Promise<Dispatched> => {
    const last = await store.watermark();
    const from = (last?.at ?? minute - FIRST_LOOK_MS) - CLOCKS_APART_MS;
    const places = smsPerSecond * (MINUTE_MS / SECOND_MS);
    const due = await sift(store.dueBetween(Math.min(from, minute), minute), places, last?.after);
    const alerts = due.alerts.map(({ caseNo, cause }) => ({ caseNo, cause, at: minute }));
    // Who leaves in this minute is shared out; of two cases on one phone the one closed first takes it, whatever its centre.
    const cases = [...new Set(due.leaving.toSorted((a, b) => placeOf(a) - placeOf(b)).map(({ caseNo }) => caseNo))].map(
      (caseNo) => ({ caseNo, at: minute }),
    );
    if (alerts.length > 0) await queues.escalate(alerts);
    if (cases.length > 0) await queues.advance(cases);
    const after = due.leaving.at(-1)?.centreId ?? last?.after;
    await store.saveWatermark({ at: Math.min(minute, due.heldFrom - 1), after });
    await store.dropDue([...due.alerts, ...due.leaving]);
    return { cases: cases.length, alerts: alerts.length, heldBack: due.heldBack };
  };

type DueAlert = DuePointer & { readonly cause: string };

interface Sifted {
  readonly alerts: readonly DueAlert[];
  readonly leaving: readonly DuePointer[];
  readonly heldBack: number;
  /** The earliest moment of what is held back; infinite when nothing is. */
  readonly heldFrom: Instant;
}

/** Goes through what is due page by page, so that a backlog of any length needs no more memory than a minute's share. */
const sift = async (pages: AsyncIterable<readonly DuePointer[]>, places: number, after?: string): Promise<Sifted> => {
  const alerts: DueAlert[] = [];
  let leaving: readonly DuePointer[] = [];
  let heldBack = 0;
  let heldFrom = Infinity;
  for await (const page of pages) {
    alerts.push(...page.filter(isAlert));
    const waiting = [...leaving, ...page.filter((pointer) => !isAlert(pointer))];
    leaving = fairShare(waiting, places, after);
    const isLeaving = new Set(leaving);
    for (const pointer of waiting) {
      if (isLeaving.has(pointer)) continue;
      heldBack += 1;
      heldFrom = Math.min(heldFrom, pointer.at);
    }
  }
  return { alerts, leaving, heldBack, heldFrom };
};

const isAlert = (pointer: DuePointer): pointer is DueAlert => pointer.cause !== undefined;
