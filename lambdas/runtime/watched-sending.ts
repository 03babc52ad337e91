import { comesNear } from '../../domain/conversation/allowance.ts';
import type { Store } from '../../workflows/ports.ts';
import { clock } from './clock.ts';
import { counted } from './counted.ts';
import { log } from './log.ts';

/** Says in the log, and counts, when a month's segments come near their cap: once, with the text that brings them there. */
export const watchedSending = (store: Store, cap: number | undefined): Store =>
  cap === undefined
    ? store
    : {
        ...store,
        async countSegments(month, segments) {
          const sum = await store.countSegments(month, segments);
          if (comesNear(sum, segments, cap)) {
            log.warn('sending nearly capped', { month, segments: sum, cap, ...counted('SendingNearlyCapped', clock.now()) });
          }
          return sum;
        },
      };
