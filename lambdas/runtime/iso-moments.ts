import { isoSeconds } from '../../domain/shared/instant.ts';

/** Fields that hold a moment (`at`, `endedAt`, `heldSince`, …), or one for each of something (`givenAt`, `redFlags`). */
const MOMENT = /^(at|from|to|.*(At|Since|Until)|redFlags)$/;

/** A value as JSON shows it to people outside: moments in ISO 8601, UTC, to the second. */
export const isoMoments = (value: unknown, isMoment = false): unknown => {
  if (typeof value === 'number') return isMoment ? isoSeconds(value) : value;
  if (Array.isArray(value)) return value.map((part) => isoMoments(part, isMoment));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, isoMoments(part, isMoment || MOMENT.test(name))]));
};
