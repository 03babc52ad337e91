import type { Centre } from '../../domain/case/centre.ts';
import type { Instant } from '../../domain/shared/instant.ts';
import type { Policy } from '../../domain/shared/policy.ts';
import type { HistoryEntry } from './history.ts';
import type { Written } from './written.ts';

/** A policy document a centre has had. It never changes; a change is another version. */
export interface PolicyVersion {
  readonly version: string;
  readonly at: Instant;
  readonly by: string;
  readonly document: unknown;
}

/** The tree of centres, and the policies they have had. */
export interface CentreStore {
  centre(id: string): Promise<{ readonly centre: Centre; readonly policy: Policy } | undefined>;
  /** As it is now: `centre` may be what a function has kept for half a minute, too old to change a tree by. */
  presentCentre(id: string): Promise<Centre | undefined>;
  /** Sets a centre up with its policy document. */
  saveCentre(centre: Centre, policy: unknown): Promise<void>;
  /** As it is now, with who wrote it. */
  writtenCentre(id: string): Promise<Written<Centre> | undefined>;
  /**
   * Enters or changes a centre; its policy stays.
   *
   * @param isIfSame only if it still is as it `was`
   * @returns `false` if it is not
   */
  enterCentre(centre: Centre, was: Centre | undefined, history: HistoryEntry, isIfSame?: boolean): Promise<boolean>;
  /** Every centre, in the order of their ids. */
  centres(): Promise<readonly Centre[]>;
  /** Centres right below a centre, in the order of their ids. */
  children(parentId: string): Promise<readonly Centre[]>;
  /** @returns `false` if the centre has had a policy of this version */
  savePolicy(centreId: string, version: PolicyVersion, history: HistoryEntry): Promise<boolean>;
  /** Every policy document a centre has had, oldest first. */
  policies(centreId: string): Promise<readonly PolicyVersion[]>;
}
