import type { Instant } from '../domain/shared/instant.ts';
import { SAVE_ATTEMPTS } from './attempts.ts';
import type { Deps, PhoneSlot } from './ports.ts';

/** What a client wants: no more texts and calls, or that this is undone. */
export type Will = 'refuses' | 'comes-back';

/**
 * Remembers a client's will under the phone, for every centre and every later case.
 *
 * @param slot as the caller has read it; read again where it has grown old
 */
export const rememberWill = async (
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  phoneKey: string,
  slot: PhoneSlot | undefined,
  will: Will,
  at: Instant,
): Promise<void> => {
  let known = slot;
  for (let attempt = 0; attempt < SAVE_ATTEMPTS; attempt += 1) {
    const change = will === 'refuses' ? { refusedAt: at } : { resumedAt: at };
    if (await store.saveSlot(phoneKey, { ...known, ...change, version: (known?.version ?? 0) + 1 })) return;
    await clock.pause(attempt);
    known = await store.slot(phoneKey);
  }
  throw new Error(`a refusal was not remembered in ${SAVE_ATTEMPTS} attempts`);
};
