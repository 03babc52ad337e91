import { SECOND_MS } from '../../domain/shared/instant.ts';

/** A change in the table, as the engine's stream shows it. */
export interface KeyedRecord {
  readonly dynamodb?: { readonly Keys?: Readonly<Record<string, { readonly S?: string }>> | undefined } | undefined;
}

/** The moments at which something will be due, to the second, read off the due pointers as they are written. */
export class DueMoments {
  private readonly moments = new Set<number>();

  /** Takes note of a record, if it is a due pointer. */
  note({ dynamodb }: KeyedRecord): void {
    const { pk, sk } = dynamodb?.Keys ?? {};
    if (pk?.S?.startsWith('D#') !== true || sk?.S === undefined) return;
    const at = Date.parse(sk.S.split('#')[0] ?? '');
    // A schedule's event has no finer time: what is due within a second is done at its end.
    if (!Number.isNaN(at)) this.moments.add(Math.ceil(at / SECOND_MS) * SECOND_MS);
  }

  /** The earliest moment after `done`; `undefined` when nothing waits. */
  next(done: number): number | undefined {
    let earliest: number | undefined;
    for (const moment of this.moments) {
      if (moment <= done) this.moments.delete(moment);
      else if (earliest === undefined || moment < earliest) earliest = moment;
    }
    return earliest;
  }
}
