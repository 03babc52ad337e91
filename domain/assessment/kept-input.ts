import type { FollowUp } from '../conversation/follow-up.ts';
import type { AssessmentInput } from './assess.ts';

/** Everything a row rests on but the policy, which is kept once for the whole table. */
export type KeptInput = Omit<AssessmentInput, 'policy'>;

/**
 * What of an input is kept with a table, so that it can be reckoned again to the same bytes: everything that judges, and
 * nothing by which a person or a phone could be found. Assessing it gives the same row as assessing the input.
 */
export const keptInput = (input: KeptInput): KeptInput => ({ ...input, followUps: input.followUps.map(withoutTraces) });

const withoutTraces = ({
  phoneKey: _,
  inbound: _i,
  callAgainAt: _a,
  checked: _c,
  closing,
  texts,
  ...rest
}: FollowUp): FollowUp => ({
  ...rest,
  // Calls and checks judge nobody, and their notes are free text.
  calls: [],
  // Free text that may name somebody.
  closing: { ...closing, matter: '', source: '' },
  inbound: [],
  texts: texts.map(({ providerId: _p, ...text }) => text),
});
