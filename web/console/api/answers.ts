import type { AlertCause, AlertLevel, CaseKind, Respondent } from '../../../domain/shared/codes.ts';
import type { Moment } from '../shared/dates.ts';

/* Answers of routes whose contract is no schema yet, as far as the console reads them. */

/** A line of the list of open alerts. */
export interface OpenAlertLine {
  readonly caseNo: string;
  readonly cause: AlertCause;
  readonly level: AlertLevel;
  readonly lawyerId: string;
  readonly centreId: string;
  readonly state: 'open' | 'contacted';
  readonly raisedAt: Moment;
  readonly contactBy: Moment;
  readonly resolveBy: Moment;
  readonly deadline: number;
  readonly escalations: number;
  readonly isOverdue: boolean;
  readonly handedUpAt?: number;
  readonly notices: readonly { readonly what: string }[];
}

/** A line of the call list. */
export interface CallLine {
  readonly caseNo: string;
  readonly lawyerId: string;
  readonly kind: 'call' | 'check';
  readonly reason?: string;
  readonly since: Moment;
  readonly attempts: number;
  readonly lastOutcome?: string;
  readonly dueAt: number;
  readonly isDue: boolean;
  readonly caseKind: CaseKind;
  readonly respondent: Respondent;
  readonly language: string;
}

export interface Page<T> {
  readonly entries: readonly T[];
  readonly after?: string;
}

/** Figures of a group of closings; shares 0 to 1. */
export interface CellFigures {
  readonly closings: number;
  readonly n: number;
  readonly rateA?: number;
  readonly rateB?: number;
  readonly low?: number;
  readonly high?: number;
  readonly meanPoints?: number;
}

export interface Breakdown {
  readonly byKind: Readonly<Record<string, CellFigures>>;
  readonly byCategory: Readonly<Record<string, CellFigures>>;
  readonly byResult: Readonly<Record<string, CellFigures>>;
  readonly byMonth: Readonly<Record<string, CellFigures>>;
  readonly questions: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export interface Funnel {
  readonly eligible: number;
  readonly excluded: Readonly<Record<string, number>>;
  readonly sent: number;
  readonly delivered: number;
  readonly failed: number;
  readonly replied: number;
  readonly valid: number;
  readonly refused: number;
  readonly byPhone: number;
  readonly toCall: number;
  readonly replyRateOfSent?: number;
  readonly replyRateOfDelivered?: number;
}

/** GET /v1/centres/{id}/summary */
export interface SummaryAnswer {
  readonly centre: { readonly id: string; readonly name: string; readonly level: string };
  readonly cases: CellFigures;
  readonly minResponses: number;
  readonly funnel: Funnel;
  readonly breakdown: Breakdown;
  readonly parts: readonly (CellFigures & { readonly id: string; readonly name: string })[];
  readonly alerts: { readonly open: number; readonly total: number };
  readonly changedAt?: Moment;
  readonly change?: { readonly rateA?: number; readonly [figure: string]: unknown };
}

/** GET /v1/lawyers/{lawyerId}/figures */
export interface LawyerFiguresAnswer {
  readonly lawyer: { readonly lawyerId: string; readonly name?: string; readonly firm?: string; readonly role?: string };
  readonly score: CellFigures & {
    readonly histogram: Readonly<Record<string, number>>;
    readonly serviceScore?: number;
    readonly redFlags: number;
    readonly funnel: Funnel;
  };
  readonly standing: string;
  readonly breakdown: Breakdown;
  readonly target?: number;
  readonly change?: {
    readonly closings: Compared;
    readonly n: Compared;
    readonly rateA?: Compared;
  };
}
export interface Compared {
  readonly now: number;
  readonly before: number;
}

/* The annual assessment. */
export interface RowAnswer {
  readonly lawyerId: string;
  readonly lawyerName?: string;
  readonly firm?: string;
  readonly closings: number;
  readonly n: number;
  readonly files?: number;
  readonly clients?: number;
  readonly opinion?: number;
  readonly hearing?: number;
  readonly quantity?: number;
  readonly timeliness?: number;
  readonly bonus: number;
  readonly deduction: number;
  readonly total?: number;
  readonly status: string;
  readonly grade?: string;
  readonly flags: readonly string[];
  readonly reasons: readonly string[];
}
export const DIMENSIONS = ['files', 'clients', 'opinion', 'hearing', 'quantity', 'timeliness'] as const;

export interface Explanation {
  readonly code: string;
  readonly words: { readonly zh: string; readonly en: string };
  readonly basis: { readonly zh: string; readonly en: string };
  readonly evidence: readonly string[];
}
export interface ExplainedRow {
  readonly row: RowAnswer;
  readonly low?: number;
  readonly high?: number;
  readonly explanations: readonly Explanation[];
}
interface Done {
  readonly at: number;
  readonly by: string;
}
export interface FinalVersion extends Done {
  readonly number: number;
  readonly publishedBy: string;
}
export interface Progress {
  readonly total: number;
  readonly done: number;
  readonly failed: readonly string[];
}
export interface TableAnswer {
  readonly table: {
    readonly running?: Done;
    readonly draft?: Done;
    readonly publication?: Done & { readonly objectionsUntil: number };
    readonly finals: readonly FinalVersion[];
  };
  readonly progress?: Progress;
  readonly manifest?: {
    readonly policyVersion: string;
    readonly policy: Readonly<Record<string, unknown>>;
    readonly rows: number;
    readonly provisional: number;
    readonly inputsSha256: string;
    readonly rowsSha256: string;
  };
}
export interface Comparison {
  readonly differences: readonly {
    readonly lawyerId: string;
    readonly was?: RowAnswer;
    readonly is?: RowAnswer;
    readonly fields: readonly string[];
  }[];
  readonly moves: readonly { readonly from: string; readonly to: string; readonly lawyers: number }[];
  readonly unchanged: number;
}
export interface ObjectionLine {
  readonly lawyerId: string;
  readonly number: number;
  readonly at: number;
  readonly text: string;
  readonly decision?: { readonly outcome: string; readonly reason: string; readonly by: string; readonly at: number };
}
