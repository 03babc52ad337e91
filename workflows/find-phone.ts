import type { Deps, Phone, PhoneHash } from './ports.ts';

/** A phone as the table knows it. */
export interface FoundPhone extends PhoneHash {
  readonly phone: Phone;
}

/**
 * Finds what is known of a mobile number. A number keeps the version of the hash key it was first seen under, so that its
 * open conversation, its refusal and its clients stay found when a newer key has come; only a new number takes the newest.
 */
export const findPhone = async ({ store, vault }: Pick<Deps, 'store' | 'vault'>, mobile: string): Promise<FoundPhone> => {
  const [newest, ...older] = await vault.phoneHashes(mobile);
  const found = { ...newest, phone: await store.phone(newest.key) };
  if (isKnown(found.phone)) return found;
  for (const hash of older) {
    const phone = await store.phone(hash.key);
    if (isKnown(phone)) return { ...hash, phone };
  }
  return found;
};

const isKnown = ({ slot, cases, isInside }: Phone): boolean => slot !== undefined || cases.length > 0 || isInside;
