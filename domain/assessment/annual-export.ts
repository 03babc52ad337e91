import type { Instant } from '../shared/instant.ts';
import { DAY_MS } from '../shared/instant.ts';

/** What can be taken of an annual table: the officials' table, the bar's columns, and what may be published. */
export const ANNUAL_FILES = ['assessment.csv', 'assessment.xlsx', 'bar.csv', 'public.csv'] as const;
export type AnnualFile = (typeof ANNUAL_FILES)[number];

/** A file somebody asked for: what of which year, by whom, and why. It is never changed. */
export interface AnnualExport {
  /** Tells it from the centre's other exports of the year, in the order in which they were asked for. */
  readonly id: string;
  readonly centreId: string;
  readonly year: number;
  readonly file: AnnualFile;
  /** `draft`; `final`, the last one; or one of a centre's, `v1`, `v2` … */
  readonly version: string;
  /** With all centres below the node. */
  readonly below: boolean;
  readonly at: Instant;
  readonly by: string;
  readonly why: string;
}

/** How long a file is kept at least, from the day on which it was asked for; its manifest stays, and it can be asked for again. */
export const EXPORT_KEPT_DAYS = 90;

/** Whether the file may still be taken. */
export const isKept = ({ at }: Pick<AnnualExport, 'at'>, now: Instant): boolean => now < at + EXPORT_KEPT_DAYS * DAY_MS;

/** Of many centres there is no v2: each has had corrections of its own. */
export const isVersionFor = ({ version, below }: Pick<AnnualExport, 'version' | 'below'>): boolean =>
  /^(draft|final|v[1-9]\d{0,3})$/.test(version) && !(below && version.startsWith('v'));
