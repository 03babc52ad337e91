import type {
  CaseKind,
  CaseResult,
  Category,
  Contact,
  Language,
  NoContactReason,
  Outcome,
  Respondent,
  Service,
} from '../shared/codes.ts';
import type { Instant } from '../shared/instant.ts';

/** One closed case as the case system reports it, checked and in canonical form (product terms: docs/glossary.md). */
export interface Closing {
  readonly caseNo: string;
  readonly centreId: string;
  readonly lawyerId: string;
  readonly lawyerName?: string;
  readonly firm?: string;
  readonly clientName: string;
  /** As it was given; `''` when the column was empty. Whether it can get texts is decided on intake. */
  readonly clientPhone: string;
  /** The client's number when the case was assigned; compared with the one above, and not kept. */
  readonly assignedPhone?: string;
  readonly contact: Contact;
  /** Present exactly when `contact` is `none`. */
  readonly noContactReason?: NoContactReason;
  readonly respondent: Respondent;
  readonly kind: CaseKind;
  readonly matter: string;
  readonly categories: readonly Category[];
  readonly service: Service;
  readonly source: string;
  /** Persons helped; whole, 0 or more. */
  readonly people?: number;
  /** Yuan recovered; whole, 0 or more. */
  readonly recovered?: number;
  readonly outcome: Outcome;
  readonly result?: CaseResult;
  /** Calendar dates `YYYY-MM-DD` in the centre's zone. */
  readonly acceptedOn?: string;
  readonly closedAt: Instant;
  readonly filedOn?: string;
  readonly language: Language;
}
