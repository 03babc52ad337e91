import { createHash } from 'node:crypto';

/** Digits of a tag; two contents of one thing never share it but by a chance that nobody lives to see. */
const TAG_DIGITS = 16;

/**
 * Tells one content of a thing from another, for writes that rest on what their sender has seen. The same content gives the same
 * tag, whatever was in between.
 *
 * @param content a flat record; values that are absent count for nothing
 */
export const contentTag = (content: object): string => {
  const told = Object.entries(content)
    .filter(([, value]) => value !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(told)).digest('hex').slice(0, TAG_DIGITS);
};
