import type { Instant } from '../../domain/shared/instant.ts';

/** What is to be looked at when: a case, or an alert of it. */
export interface DuePointer {
  readonly at: Instant;
  readonly caseNo: string;
  /** Whose turn it takes when more is due than can leave. */
  readonly centreId: string;
  readonly cause?: string;
  /** The place among what is due, where it is another one than `at`; earlier first. */
  readonly order?: Instant;
}

/** How far dispatch has come. */
export interface Watermark {
  /** Everything due until then has been queued. */
  readonly at: Instant;
  /** The centre that was served last. */
  readonly after?: string;
}

/** The switch that stops every text of the installation: how it was set last, when, by whom and why. */
export interface SendingPause {
  readonly isOn: boolean;
  readonly at: Instant;
  readonly by: string;
  readonly why: string;
}

/** What is due, how far dispatch has come, what was sent in a month, and whether anything may be sent. */
export interface DueStore {
  putDue(pointer: DuePointer): Promise<void>;
  /** Pointers from `from` to `to` (both included), page by page, in no promised order. */
  dueBetween(from: Instant, to: Instant): AsyncIterable<readonly DuePointer[]>;
  /** Forgets pointers whose work is safely queued. */
  dropDue(pointers: readonly DuePointer[]): Promise<void>;
  watermark(): Promise<Watermark | undefined>;
  saveWatermark(watermark: Watermark): Promise<void>;
  /** Segments counted in a month `YYYY-MM`. */
  segments(month: string): Promise<number>;
  /** Counts segments in a month (a negative number takes some back), however many do so at once; answers the sum. */
  countSegments(month: string, segments: number): Promise<number>;

  /** How the switch for all sending stands; nothing as long as nobody has touched it. */
  sendingPause(): Promise<SendingPause | undefined>;
  putSendingPause(pause: SendingPause): Promise<void>;
}
