import type { VetoCause } from '../shared/codes.ts';
import { VETO_CAUSES } from '../shared/codes.ts';
import type { Dimension } from '../shared/policy.ts';
import type { Evidence } from './evidence.ts';

/**
 * Why a row is as it is, as stable codes:
 *
 * - `set-by-supervisor:<words>` a person set the status, with these words;
 * - `few-closings` fewer closings than a grade needs;
 * - `no-<dimension>` nothing is known in a required dimension; `low-weight` too little is known altogether;
 * - `complaint` a substantiated complaint holds an excellent total to good;
 * - `second-file` a failing total rests on too few file reviews;
 * - `veto:<cause>` a person found misconduct that makes the grade failing.
 */
export type Reason =
  | `set-by-supervisor:${string}`
  | 'few-closings'
  | `no-${Dimension}`
  | 'low-weight'
  | 'complaint'
  | 'second-file'
  | `veto:${VetoCause}`;

export const SET_BY_SUPERVISOR = 'set-by-supervisor:';

/** Codes are joined by `;` where they are printed, so the words of a person must not hold one. */
export const setBySupervisor = (words: string): Reason => `${SET_BY_SUPERVISOR}${words.replaceAll(';', '；')}`;

/** One reason a cause, however many items of evidence there are. */
export const vetoReasons = (vetoes: readonly Evidence[]): readonly Reason[] =>
  VETO_CAUSES.filter((cause) => vetoes.some((veto) => veto.cause === cause)).map((cause) => `veto:${cause}` as const);

export const vetoCauseOf = (reason: Reason): VetoCause | undefined => VETO_CAUSES.find((cause) => reason === `veto:${cause}`);
