/** Whose doing a sign of misconduct must be to count. */
export type By =
  /** Anybody's but a third party's, a relative's or the reader's (你). */
  | 'not-other'
  /** The lawyer's, who is named. */
  | 'lawyer'
  /** The lawyer's, who is named, or nobody is and the clause begins with it. */
  | 'lawyer-or-opening'
  /** The lawyer's, who is named, or nobody is. */
  | 'lawyer-or-nobody'
  /** The client's side: no third party is named in the clause. */
  | 'our-side';

/** One way of telling misconduct. */
export interface Sign {
  /** Pattern in normalised, compact text. */
  readonly says: string;
  readonly by: By;
  /** Its own negation belongs to it (不给钱不办事), so words that deny don't stand before it. */
  readonly isNegative?: true;
  /** Tells that the question's matter happened: answers it with 9. */
  readonly answers?: true;
  /** Tells the opposite: no red flag, and answers the question with 8. */
  readonly isDenial?: true;
}

/** Signs of one cause, ready to be looked for. */
export const compileSigns = <Cause extends string>(cause: Cause, signs: readonly Sign[]) =>
  signs.map((sign) => ({ ...sign, cause, pattern: new RegExp(sign.says, 'gu') }));
