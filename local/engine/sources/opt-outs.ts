import type { Clock } from '../clock.ts';

/** The account's list of numbers that get no texts from AWS; SNS and End User Messaging share it. Kept in memory. */
export interface OptOuts {
  readonly has: (phone: string) => boolean;
  readonly add: (phone: string) => void;
  /** False when the number stays on it, because it was taken off less than 30 days ago. */
  readonly remove: (phone: string) => boolean;
}

/** Name of the list that every account has. */
export const DEFAULT_OPT_OUT_LIST = 'Default';
const REMOVABLE_AGAIN_MS = 30 * 86_400_000;

export const createOptOuts = (clock: Clock): OptOuts => {
  const phones = new Set<string>();
  const removedAt = new Map<string, number>();
  return {
    has: (phone) => phones.has(phone),
    add: (phone) => void phones.add(phone),
    remove: (phone) => {
      const now = clock.now();
      if (now < (removedAt.get(phone) ?? -Infinity) + REMOVABLE_AGAIN_MS) return false;
      removedAt.set(phone, now);
      phones.delete(phone);
      return true;
    },
  };
};
