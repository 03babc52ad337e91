import type { Instant } from './instant.ts';
import { DAY_MS } from './instant.ts';
import { instantOf, localClock, localDate } from './zone.ts';

/** Clock times `HH:MM` between which a text may start a conversation or remind; `windowTo` itself is outside. */
export interface SendWindow {
  readonly windowFrom: string;
  readonly windowTo: string;
}

export const isAllowed = (at: Instant, zone: string, { windowFrom, windowTo }: SendWindow): boolean => {
  const clock = localClock(at, zone);
  return clock >= windowFrom && clock < windowTo;
};

/** The first moment, `at` or later, that lies in the window of the zone. */
export const firstAllowedMoment = (at: Instant, zone: string, window: SendWindow): Instant => {
  const clock = localClock(at, zone);
  if (clock < window.windowFrom) return instantOf(localDate(at, zone), window.windowFrom, zone);
  if (clock < window.windowTo) return at;
  const today = instantOf(localDate(at, zone), '12:00', zone);
  return instantOf(localDate(today + DAY_MS, zone), window.windowFrom, zone);
};
