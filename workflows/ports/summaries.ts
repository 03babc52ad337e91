import type { Month } from '../../domain/score/by-month.ts';
import type { Instant } from '../../domain/shared/instant.ts';
import type { Entered } from '../../domain/summary/entered-figures.ts';
import type { LawyerTargets, NodeMonth, NodeYear } from '../../domain/summary/node-year.ts';
import type { HistoryEntry } from './history.ts';
import type { Seen, Written } from './written.ts';

/** A roll-up that is older than what it is made of. */
export interface ChangedNode {
  readonly nodeId: string;
  readonly year: number;
  /** Tells this mark from a later one of the same node and year. */
  readonly stamp: number;
}

/** A node's roll-up of a year, and what was entered there by hand. */
export interface StoredNodeYear {
  readonly year: NodeYear;
  readonly entered: Readonly<Partial<Record<Month, Entered>>>;
  /** When the roll-up changed last; absent while there is none. */
  readonly changedAt?: Instant;
}

/** A month of a node's year. */
export interface EnteredPlace {
  readonly nodeId: string;
  readonly year: number;
  readonly month: Month;
}

/** Roll-ups of nodes, and what was entered there by hand. */
export interface SummaryStore {
  nodeYear(nodeId: string, year: number): Promise<StoredNodeYear>;
  /** @param made absent: nothing was closed or entered in the month any more */
  saveNodeMonth(nodeId: string, year: number, month: Month, made: NodeMonth | undefined, at: Instant): Promise<void>;
  saveNodeTargets(nodeId: string, year: number, targets: LawyerTargets, at: Instant): Promise<void>;
  entered(place: EnteredPlace): Promise<Written<Entered> | undefined>;
  /** @returns `false` if something else stands there than was seen */
  saveEntered(place: EnteredPlace, entered: Entered, history: HistoryEntry, seen?: Seen<Entered>): Promise<boolean>;
  /** Says that a node's roll-up is to be made anew. */
  markChanged(nodeId: string, year: number): Promise<void>;
  changedNodes(): Promise<readonly ChangedNode[]>;
  /** Forgets a mark, unless the node has been marked again. */
  forgetChanged(mark: ChangedNode): Promise<void>;
}
