import type { PhoneSlot } from './ports.ts';

/** Whether this number has refused and not come back since. */
export const hasRefused = (slot: PhoneSlot | undefined): boolean =>
  slot?.refusedAt !== undefined && (slot.resumedAt === undefined || slot.resumedAt < slot.refusedAt);

/** Whether this number has come back and not refused since. */
export const hasComeBack = (slot: PhoneSlot | undefined): boolean => slot?.resumedAt !== undefined && !hasRefused(slot);
