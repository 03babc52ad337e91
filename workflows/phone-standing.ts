import type { Instant } from '../domain/shared/instant.ts';
import type { PhoneSlot } from './ports.ts';

/** Whether this number has refused and not come back since. */
export const hasRefused = (slot: PhoneSlot | undefined): boolean =>
  slot?.refusedAt !== undefined && (slot.resumedAt === undefined || slot.resumedAt < slot.refusedAt);

/**
 * Whether a refusal stands against a case that came in then: one that is in force, or one that came while the case waited.
 * Whoever comes back is asked about later closings alone.
 */
export const standsAgainst = (slot: PhoneSlot | undefined, cameInAt: Instant): boolean =>
  hasRefused(slot) || (slot?.refusedAt !== undefined && slot.refusedAt >= cameInAt);

/** Whether this number has come back and not refused since. */
export const hasComeBack = (slot: PhoneSlot | undefined): boolean => slot?.resumedAt !== undefined && !hasRefused(slot);
