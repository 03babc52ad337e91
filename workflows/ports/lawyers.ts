import type { HistoryEntry } from './history.ts';
import type { LawyerRole, LawyerStatus } from '../../domain/shared/codes.ts';

/** A lawyer in a centre's register; what nobody has told is absent. */
export interface Lawyer {
  readonly lawyerId: string;
  readonly centreId: string;
  readonly name?: string;
  readonly firm?: string;
  readonly role?: LawyerRole;
  readonly specialities?: string;
  readonly status?: LawyerStatus;
  /** The lawyer's own mobile number, as the keyed hash it is found by; the number itself is not kept. */
  readonly phoneKey?: string;
}

/** The lawyers' register. */
export interface LawyerStore {
  /**
   * @param was     as it was loaded: a phone that has changed is not the lawyer's any more
   * @param history who entered it; absent where the register follows a closing or a target, which leaves a line of its own
   */
  saveLawyer(lawyer: Lawyer, was?: Lawyer, history?: HistoryEntry): Promise<void>;
  /** Centres a lawyer is registered with. */
  centresOf(lawyerId: string): Promise<readonly string[]>;
  lawyer(lawyerId: string, centreId: string): Promise<Lawyer | undefined>;
  /** A centre's register, in the order of lawyer ids. */
  register(centreId: string): Promise<readonly Lawyer[]>;
}
