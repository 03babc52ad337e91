import type { Instant } from '../domain/shared/instant.ts';
import { SAVE_ATTEMPTS } from './attempts.ts';
import type { Deps, PhoneSlot } from './ports.ts';

/** What a client wants: no more texts and calls, or that this is undone. */
export type Will = 'refuses' | 'comes-back';

const KEPT_AS = { refuses: 'refusedAt', 'comes-back': 'resumedAt' } as const;

/**
 * Remembers a client's will under the phone, for every centre and every later case. Of several refusals the latest is kept,
 * in whatever order they are heard, so that an old one heard again takes nothing back.
 *
 * @param known the slot as the caller has read it; read again where it has grown old
 */
export const rememberWill = async (
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  phoneKey: string,
  known: PhoneSlot | undefined,
  will: Will,
  at: Instant,
): Promise<void> => {
  const field = KEPT_AS[will];
  let slot = known;
  for (let attempt = 0; attempt < SAVE_ATTEMPTS; attempt += 1) {
    if ((slot?.[field] ?? -Infinity) >= at) return;
    if (await store.saveSlot(phoneKey, { ...slot, [field]: at, version: (slot?.version ?? 0) + 1 })) return;
    await clock.pause(attempt);
    slot = await store.slot(phoneKey);
  }
  throw new Error(`a refusal was not remembered in ${SAVE_ATTEMPTS} attempts`);
};
