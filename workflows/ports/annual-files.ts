import type { AnnualFile } from '../../domain/assessment/annual-export.ts';
import type { AssessmentRow } from '../../domain/assessment/assess.ts';
import type { LawyerScore } from '../../domain/score/score-lawyer.ts';
import type { Policy } from '../../domain/shared/policy.ts';
import type { Manifest } from './assessments.ts';
import type { ExportFile } from './files.ts';

/** A row of an annual table, and the policy it was reckoned by. */
export interface ExportedRow {
  readonly row: AssessmentRow;
  readonly policy: Policy;
}

/** The same, with what clients' answers came to. */
export interface ScoredRow extends ExportedRow, Pick<LawyerScore, 'low' | 'high' | 'histogram'> {}

/** A centre's run that went into an export. */
export interface ExportedTable extends Pick<Manifest, 'run' | 'at' | 'policyVersion' | 'rows' | 'rowsSha256'> {
  readonly centreId: string;
}

/** The annual table of a centre, or of a node with all centres below it. Rows are read once, by one of the two. */
export interface AnnualTable {
  readonly year: number;
  /** The node's own, by which the whole is read. */
  readonly policy: Policy;
  readonly rows: () => AsyncIterable<ExportedRow>;
  readonly scored: () => AsyncIterable<ScoredRow>;
  /** Both filled as the rows are read: what went in, and which centres have closings and no such table. */
  readonly tables: readonly ExportedTable[];
  readonly missing: readonly string[];
}

/** Writes a table as one of its files. */
export type AnnualFileWriter = (file: AnnualFile, table: AnnualTable) => Pick<ExportFile, 'contentType' | 'chunks' | 'rows'>;
