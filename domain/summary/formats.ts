import { roundHalfUp } from '../shared/round.ts';

/*
 * How a summary writes its numbers, alike in both languages. Digits are not grouped: a word processor that takes a table over
 * then still knows them for numbers.
 */

/** The difference of two shares in percentage points, without its sign. */
export const percentPoints = (difference: number): string => roundHalfUp(Math.abs(difference) * 100, 2).toFixed(2);

export const oneDecimal = (value: number): string => roundHalfUp(value, 1).toFixed(1);

/** Yuan in units of ten thousand 万元. */
export const tenThousands = (yuan: number): string => (Math.round(yuan / 100) / 100).toFixed(2);

/** A percentage of two shares that differ is told as more or less by so many points. */
export const isSameShare = (a: number, b: number): boolean => percentPoints(a - b) === percentPoints(0);
