import { isDeepStrictEqual } from 'node:util';
import type { FollowUp } from '../../domain/conversation/follow-up.ts';
import { DAY_MS } from '../../domain/shared/instant.ts';
import type { ClockOptions } from '../../local/engine/clock.ts';
import { startEngine } from '../../local/engine/engine.ts';
import type { Engine } from '../../local/engine/engine.ts';
import { operatorOf } from '../../local/operator.ts';
import type { Operator } from '../../local/operator.ts';
import { DueMoments } from '../../local/replay/due-moments.ts';
import { findPhone } from '../../workflows/find-phone.ts';
import type { PhoneSlot } from '../../workflows/ports.ts';
import type { ProviderAtWire } from '../fixtures/providers/provider-at-wire.ts';

/** Thursday 6 March 2025, 10:00 in Shanghai: when the first texts of the cases below are due. */
export const T0 = Date.parse('2025-03-06T02:00:00Z');

/** The whole product with one provider. Time stands still until a test sets it, if no other clock is given. */
export interface House extends AsyncDisposable {
  readonly engine: Engine;
  readonly operator: Operator;
  /** What functions said, in order. */
  readonly lines: readonly Record<string, unknown>[];
  /** Changes in the table so far. */
  readonly writes: () => number;
  /** Takes in a case that was closed 72 hours before `firstTextAt`. */
  close(caseNo: string, phone: string, firstTextAt?: number): Promise<void>;
  /** Lets time pass, and does what becomes due on the way. Time that is past already stays past. */
  until(at: number): Promise<void>;
  followUp(caseNo: string): Promise<FollowUp>;
  slot(phone: string): Promise<PhoneSlot | undefined>;
  /** Messages nobody could work off, by stage. */
  deadLetters(): Record<string, number>;
}

export const openHouse = async (
  assembly: string,
  provider: ProviderAtWire,
  clock: ClockOptions = { kind: 'virtual', at: T0 - 4 * DAY_MS },
): Promise<House> => {
  const due = new DueMoments();
  const lines: Record<string, unknown>[] = [];
  let writes = 0;
  const engine = await startEngine({
    assembly,
    clock,
    keySeed: 'provider',
    ...provider.engine,
    onStreamRecord: (record) => {
      due.note(record);
      const { NewImage, OldImage } = record.dynamodb;
      // A pointer that is put once more as it is changes nothing; the cloud's stream has no record of it.
      if (!isDeepStrictEqual(NewImage, OldImage)) writes += 1;
    },
    onLog: ({ line }) => {
      if (line.startsWith('{')) lines.push(JSON.parse(line) as Record<string, unknown>);
    },
  });
  const operator = operatorOf(engine);
  const centre = { id: 'C01', name: '样例县法律援助中心', sign: '样例法援', level: 'county' as const, zone: 'Asia/Shanghai' };
  await operator.store.saveCentre(centre, {});
  let now = engine.now();
  const move = (at: number): void => {
    now = at;
    engine.setTime(at);
  };
  return {
    engine,
    operator,
    lines,
    writes: () => writes,
    close: async (caseNo, phone, firstTextAt = T0) => {
      const closedAt = firstTextAt - 3 * DAY_MS;
      const who = { centre_id: 'C01', lawyer_id: 'L01', client_name: '样例受援人', client_phone: phone };
      const detail = { case_no: caseNo, ...who, closed_at: new Date(closedAt).toISOString() };
      engine.putEvent({ bus: 'CaseBus', source: 'case.system', detailType: 'CaseClosed', detail, time: Math.max(closedAt, now) });
      await engine.settle();
    },
    until: async (at) => {
      for (let next = due.next(now); next !== undefined && next <= at; next = due.next(now)) {
        move(next);
        await engine.fireSchedules(next, ['EachMinute']);
        await engine.settle();
      }
      move(Math.max(at, now));
      await engine.settle();
    },
    followUp: async (caseNo) => {
      const stored = await operator.store.followUp(caseNo);
      if (stored === undefined) throw new Error(`no case ${caseNo}`);
      return stored.followUp;
    },
    slot: async (phone) => operator.store.slot((await findPhone(operator, phone)).key),
    deadLetters: () =>
      Object.fromEntries(operator.deadLetters().map(({ queue, count }) => [queue.split('/')[1] ?? queue, count] as const)),
    [Symbol.asyncDispose]: async () => {
      operator.close();
      await engine.stop();
    },
  };
};
