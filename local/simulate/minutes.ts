import { MINUTE_MS } from '../../domain/shared/instant.ts';
import type { Cloud } from './cloud.ts';
import type { Change } from './table-calls.ts';

/**
 * The schedule that runs each minute. Minutes in which nothing is due do nothing, and are left out: a pointer calls for the
 * minute it is due in, and for the one after it is written where that is later.
 */
export class Minutes {
  private readonly cloud: Cloud;
  private readonly called = new Set<number>();
  private isRunning = false;

  constructor(cloud: Cloud) {
    this.cloud = cloud;
  }

  note({ key, is }: Change): void {
    if (is === undefined || !key.pk.startsWith('D#') || key.sk === 'DUE') return;
    this.call(Math.max(is['a'] as number, this.cloud.schedule.now));
  }

  private call(from: number): void {
    const minute = Math.ceil(from / MINUTE_MS) * MINUTE_MS;
    if (this.called.has(minute)) return;
    this.called.add(minute);
    for (const further of [0, ...this.cloud.faults.copies()])
      // An event that is a minute old is given up: so far a copy may lag behind.
      if (further < MINUTE_MS)
        this.cloud.schedule.at(minute + further, () => {
          this.run(minute);
        });
  }

  /** One at a time: what comes meanwhile is left to the next minute. */
  private run(minute: number): void {
    this.called.delete(minute);
    const again = (): void => {
      this.call(Math.max(this.cloud.schedule.now, minute) + 1);
    };
    if (this.isRunning) {
      again();
      return;
    }
    this.isRunning = true;
    this.cloud.invoke('on-minute', { time: new Date(minute).toISOString() }, (result) => {
      this.isRunning = false;
      const { heldBack } = (result ?? { heldBack: 1 }) as { heldBack: number };
      if (heldBack > 0) again();
    });
  }
}
