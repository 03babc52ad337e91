import { MINUTE_MS } from '../../domain/shared/instant.ts';

/** A change in the table, as the engine's stream shows it. */
export interface KeyedRecord {
  readonly dynamodb?: { readonly Keys?: Readonly<Record<string, { readonly S?: string }>> | undefined } | undefined;
}

/** The whole minutes at which something will be due, read off the due pointers as they are written. */
export class DueMoments {
  private readonly minutes = new Set<number>();

  /** Takes note of a record, if it is a due pointer. */
  note({ dynamodb }: KeyedRecord): void {
    const { pk, sk } = dynamodb?.Keys ?? {};
    if (pk?.S?.startsWith('D#') !== true || sk?.S === undefined) return;
    const at = Date.parse(sk.S.split('#')[0] ?? '');
    // Dispatch runs on whole minutes: what is due within one is done at its end.
    if (!Number.isNaN(at)) this.minutes.add(Math.ceil(at / MINUTE_MS) * MINUTE_MS);
  }

  /** The earliest minute after `done`; `undefined` when nothing waits. */
  next(done: number): number | undefined {
    let earliest: number | undefined;
    for (const minute of this.minutes) {
      if (minute <= done) this.minutes.delete(minute);
      else if (earliest === undefined || minute < earliest) earliest = minute;
    }
    return earliest;
  }
}
