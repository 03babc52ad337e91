import type { AnnualExport } from '../../domain/assessment/annual-export.ts';
import type { AssessmentRow } from '../../domain/assessment/assess.ts';
import type { AssessmentTable } from '../../domain/assessment/assessment-table.ts';
import type { KeptInput } from '../../domain/assessment/kept-input.ts';
import type { Objection } from '../../domain/assessment/objection.ts';
import type { Instant } from '../../domain/shared/instant.ts';
import type { Policy } from '../../domain/shared/policy.ts';
import type { HistoryEntry } from './history.ts';

/** What a run reckoned, as a whole. Everything in it can be checked against what is kept. */
export interface Manifest {
  readonly run: string;
  /** The cut-off: when the run was asked for. */
  readonly at: Instant;
  readonly by: string;
  readonly policyVersion: string;
  readonly policy: Policy;
  readonly rows: number;
  /** Rows that wait for a grave alert to be resolved. */
  readonly provisional: number;
  /** SHA-256 of what every row rests on, and of the rows, in canonical JSON (RFC 8785), in the order of lawyer ids. */
  readonly inputsSha256: string;
  readonly rowsSha256: string;
}

export interface StoredTable {
  readonly table: AssessmentTable;
  readonly version: number;
}

/** How far a run is. */
export interface RunProgress {
  readonly total: number;
  readonly done: number;
  /** Lawyers whose row could not be reckoned: tried again when the run is. */
  readonly failed: readonly string[];
}

/** A centre's year, and a run of it. */
export interface RunPlace {
  readonly centreId: string;
  readonly year: number;
  readonly run: string;
}

/** Annual tables, their runs, the objections to them and the files asked for. */
export interface AssessmentStore {
  assessmentTable(centreId: string, year: number): Promise<StoredTable | undefined>;
  saveAssessmentTable(next: StoredTable, history: readonly HistoryEntry[]): Promise<boolean>;
  /** As `assessmentRows` and the inputs beside them, both in the order of lawyer ids, a page at a time. */
  eachAssessmentRow(place: RunPlace): AsyncIterable<AssessmentRow>;
  eachKeptInput(place: RunPlace): AsyncIterable<KeptInput>;
  saveExport(asked: AnnualExport): Promise<void>;
  export(centreId: string, year: number, id: string): Promise<AnnualExport | undefined>;
  /** Of a centre's year, oldest first. */
  exports(centreId: string, year: number): Promise<readonly AnnualExport[]>;
  /** In the order of lawyer ids. */
  assessmentRows(place: RunPlace): Promise<readonly AssessmentRow[]>;
  assessmentRow(place: RunPlace, lawyerId: string): Promise<AssessmentRow | undefined>;
  saveAssessmentRow(place: RunPlace, row: AssessmentRow): Promise<void>;
  keptInput(place: RunPlace, lawyerId: string): Promise<KeptInput | undefined>;
  saveKeptInput(place: RunPlace, lawyerId: string, input: KeptInput): Promise<void>;
  manifest(place: RunPlace): Promise<Manifest | undefined>;
  saveManifest(place: RunPlace, manifest: Manifest): Promise<void>;
  progress(place: RunPlace): Promise<RunProgress | undefined>;
  saveProgress(place: RunPlace, progress: RunProgress): Promise<void>;
  /** Forgets everything of a run. */
  dropRun(place: RunPlace): Promise<void>;
  /** Oldest first, by lawyer. */
  objections(centreId: string, year: number): Promise<readonly Objection[]>;
  /** @returns `false` if it has been written (or decided) before */
  saveObjection(centreId: string, year: number, objection: Objection, history: HistoryEntry): Promise<boolean>;
}
