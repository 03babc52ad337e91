import { MINUTE_MS } from '../../domain/shared/instant.ts';
import type { Rejection } from './rejection.ts';
import { rejections } from './rejection.ts';
import { perform } from './perform.ts';
import type { Stage } from './perform.ts';
import type { Entry } from './timeline.ts';

export interface Played {
  readonly rejected: readonly Rejection[];
  /** Answers after a complete one, and acts on what had been done. */
  readonly ignored: number;
}

/**
 * Plays entries through the engine at their recorded times, and between them whatever becomes due, up to and including `until`.
 *
 * @param onProgress told now and then how far the play has come
 */
export const play = async (
  stage: Stage,
  entries: readonly Entry[],
  until: number,
  onProgress: (at: number, done: number) => void,
): Promise<Played> => {
  const rejected: Rejection[] = [];
  let ignored = 0;
  let now = -Infinity;
  let isBehind = false;
  let next = 0;
  for (;;) {
    const entry = entries[next];
    // What is due and was held back leaves in the next minute.
    const dueAt = isBehind ? now + MINUTE_MS : stage.due.next(now);
    const isDueFirst = dueAt !== undefined && dueAt <= until && (entry === undefined || dueAt < entry.at);
    if (isDueFirst) {
      now = dueAt;
      stage.engine.setTime(now);
      await stage.engine.fireSchedules(now, ['EachMinute']);
      await stage.engine.settle();
      isBehind = ((await stage.store.watermark())?.at ?? now) < now;
    } else if (entry !== undefined) {
      stage.engine.setTime(entry.at);
      const fate = await perform(stage, entry);
      if (fate === 'ignored') ignored += 1;
      else if (fate !== 'done') rejected.push(...rejections(entry.source, entry.row, [{ ...fate, message: fate }]));
      next += 1;
    } else {
      return { rejected, ignored };
    }
    onProgress(stage.engine.now(), next);
  }
};
