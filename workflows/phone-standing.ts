import type { PhoneSlot } from './ports.ts';

/** Whether this number has refused and not come back since. */
export const hasRefused = (slot: PhoneSlot | undefined): boolean =>
  slot?.refusedAt !== undefined && (slot.resumedAt === undefined || slot.resumedAt < slot.refusedAt);
