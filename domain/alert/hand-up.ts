import type { Instant } from '../shared/instant.ts';
import type { Result } from '../shared/result.ts';
import type { Alert } from './alert.ts';

/** Why an alert is not handed up. `none-above`: nothing lies above its centre. */
export type HandUpRefusal = 'already-resolved' | 'already-handed-up' | 'person-concerned' | 'reason-missing' | 'none-above';

/**
 * Hands an alert that is not resolved to the level above, by hand 人工上报: once, and for good. Whoever is above hears of it; the
 * deadlines stay, and so does the count of those that passed unmet: that is what `escalate.ts` counts.
 *
 * @param above the centre right above the alert's; `undefined` where there is none
 */
export const handUp = (
  alert: Alert,
  { by, why }: { readonly by: string; readonly why: string },
  above: string | undefined,
  at: Instant,
): Result<Alert, HandUpRefusal> => {
  if (alert.resolvedAt !== undefined) return { ok: false, error: 'already-resolved' };
  if (alert.handedUp !== undefined) return { ok: false, error: 'already-handed-up' };
  if (by === alert.lawyerId) return { ok: false, error: 'person-concerned' };
  if (why.trim() === '') return { ok: false, error: 'reason-missing' };
  if (above === undefined) return { ok: false, error: 'none-above' };
  return { ok: true, value: { ...alert, handedUp: { at, by, why, to: above }, by } };
};
