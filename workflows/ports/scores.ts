import type { Alert } from '../../domain/alert/alert.ts';
import type { AssessedAlert } from '../../domain/assessment/assess.ts';
import type { Evidence } from '../../domain/assessment/evidence.ts';
import type { SetStatus } from '../../domain/assessment/status.ts';
import type { FollowUp } from '../../domain/conversation/follow-up.ts';
import type { TalliedAlert } from '../../domain/score/alert-tally.ts';
import type { ByMonth } from '../../domain/score/by-month.ts';
import type { LawyerScore } from '../../domain/score/score-lawyer.ts';
import type { Shown } from '../../domain/score/shown-groups.ts';

export interface StoredScore {
  readonly centreId: string;
  readonly lawyerId: string;
  readonly year: number;
  readonly score: LawyerScore;
  /** What roll-ups and summaries are made of. */
  readonly byMonth: ByMonth;
  readonly version: number;
}

/** A lawyer's year at a centre. */
export interface LawyerPlace {
  readonly lawyerId: string;
  readonly centreId: string;
  readonly year: number;
}

/** What a lawyer's score of a centre and year rests on. */
export interface ScoredYear {
  readonly followUps: readonly FollowUp[];
  readonly alerts: readonly (AssessedAlert & TalliedAlert & Pick<Alert, 'signs'>)[];
}

/** Everything the centre-year of one lawyer is judged by. */
export interface LawyerYear extends ScoredYear {
  readonly evidence: readonly Evidence[];
  readonly target?: number;
  readonly setStatus?: SetStatus;
}

/** The figures of lawyers, what they rest on, and what lawyers have been shown of them. */
export interface ScoreStore {
  /** What a lawyer's cases of a centre and year have come to, in the order of case numbers. */
  followUpsOf(lawyerId: string, centreId: string, year: number): Promise<readonly FollowUp[]>;
  scoredYear(lawyerId: string, centreId: string, year: number): Promise<ScoredYear>;
  lawyerYear(lawyerId: string, centreId: string, year: number): Promise<LawyerYear>;
  score(centreId: string, year: number, lawyerId: string): Promise<StoredScore | undefined>;
  saveScore(next: StoredScore): Promise<boolean>;
  scores(centreId: string, year: number): Promise<readonly StoredScore[]>;
  /** What a lawyer has been shown of the own figures. */
  shown(lawyerId: string, centreId: string, year: number): Promise<{ shown: Shown; version: number } | undefined>;
  saveShown(place: LawyerPlace, shown: Shown, version: number): Promise<boolean>;
}
