import type { LawyerRole, LawyerStatus } from '../shared/codes.ts';

/** What the register is told of a lawyer; what is absent stays as it is known. */
export interface LawyerEntry {
  readonly lawyerId: string;
  readonly name: string;
  readonly role?: LawyerRole;
  readonly firm?: string;
  /** As it was written, for example `劳动、婚姻家庭`. */
  readonly specialities?: string;
  /** As it was given. */
  readonly phone?: string;
  /** Centres the lawyer works for, each once. */
  readonly centreIds: readonly string[];
  readonly status?: LawyerStatus;
}
