/** A moment: milliseconds since 1970-01-01T00:00:00Z. It always comes with an event, never from the machine's clock. */
export type Instant = number;

export const SECOND_MS = 1000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** ISO 8601 in UTC to the second, `2025-03-01T01:00:00Z`: how every table we hand out prints a moment. */
export const isoSeconds = (at: Instant): string => `${new Date(at).toISOString().slice(0, 19)}Z`;
