import type { Instant } from './instant.ts';
import { addDays, instantOf, localClock, localDate } from './zone.ts';

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
  return clock < window.windowTo ? at : nextOpening(at, zone, window);
};

/** When the window opens on the next day of the zone's calendar. */
export const nextOpening = (at: Instant, zone: string, { windowFrom }: Pick<SendWindow, 'windowFrom'>): Instant =>
  instantOf(addDays(localDate(at, zone), 1), windowFrom, zone);
