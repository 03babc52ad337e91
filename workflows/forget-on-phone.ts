import { SAVE_ATTEMPTS } from './attempts.ts';
import { hasRefused } from './phone-standing.ts';
import type { Deps, PhoneSlot } from './ports.ts';

/**
 * Takes a case off a phone, so that the number leads to it no more: where the slot names it, then its line, which goes last so
 * that what broke off is found again. The slot itself stays while other cases need it, or a refusal has to be remembered.
 */
export const forgetOnPhone = async (
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  phoneKey: string,
  caseNo: string,
): Promise<void> => {
  for (let attempt = 0; attempt < SAVE_ATTEMPTS; attempt += 1) {
    const { slot, cases } = await store.phone(phoneKey);
    const isAlone = cases.every((line) => line.caseNo === caseNo);
    if (slot === undefined || (await forget({ store }, phoneKey, slot, caseNo, isAlone))) {
      await store.dropPhoneCase(phoneKey, caseNo);
      return;
    }
    await clock.pause(attempt);
  }
  throw new Error(`case ${caseNo}: not taken off its phone in ${SAVE_ATTEMPTS} attempts`);
};

/** @returns `false` when the slot has changed meanwhile */
const forget = async (
  { store }: Pick<Deps, 'store'>,
  phoneKey: string,
  slot: PhoneSlot,
  caseNo: string,
  isAlone: boolean,
): Promise<boolean> => {
  const { version, open, last, freeAt, ...will } = slot;
  if (isAlone && !hasRefused(slot)) return store.dropSlot(phoneKey, version);
  if (!isAlone && open !== caseNo && last !== caseNo) return true;
  const others = isAlone
    ? {}
    : {
        ...(open === undefined || open === caseNo ? {} : { open }),
        ...(last === undefined || last === caseNo ? {} : { last }),
        ...(freeAt === undefined ? {} : { freeAt }),
      };
  return store.saveSlot(phoneKey, { ...will, ...others, version: version + 1 });
};
