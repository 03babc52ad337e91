import type { Insider } from '../../domain/shared/codes.ts';
import type { Instant } from '../../domain/shared/instant.ts';

/** A phone's slot: at most one conversation is open on it. */
export interface PhoneSlot {
  readonly version: number;
  readonly open?: string;
  /** The case whose conversation ended last. */
  readonly last?: string;
  /** From when on the next conversation may open. */
  readonly freeAt?: Instant;
  readonly refusedAt?: Instant;
  readonly resumedAt?: Instant;
}

/** A case known under a phone number. */
export interface PhoneCase {
  readonly caseNo: string;
  readonly centreId: string;
  readonly personMark: string;
  /** Set while the case waits for the slot: when its wait after the closing was over, which is its place in the queue. */
  readonly blockedSince?: Instant;
}

export interface Phone {
  readonly slot: PhoneSlot | undefined;
  readonly cases: readonly PhoneCase[];
  /** Whether it is the own number of a lawyer, a firm or a member of staff. */
  readonly isInside: boolean;
}

/** Phones, found by keyed hash. */
export interface PhoneStore {
  phone(phoneKey: string): Promise<Phone>;
  slot(phoneKey: string): Promise<PhoneSlot | undefined>;
  saveSlot(phoneKey: string, next: PhoneSlot): Promise<boolean>;
  /** Forgets a phone's slot; `false` when another version is there. */
  dropSlot(phoneKey: string, version: number): Promise<boolean>;
  putPhoneCase(phoneKey: string, line: PhoneCase): Promise<void>;
  dropPhoneCase(phoneKey: string, caseNo: string): Promise<void>;
  /** Knows a number as a firm's or a staff member's own, or no longer. */
  saveInsidePhone(
    phoneKey: string,
    of: { readonly whose: Insider; readonly centreId: string; readonly isRemoved: boolean },
  ): Promise<void>;
}
