import { roundHalfUp } from './round.ts';

/**
 * A share as a percentage, rounded half up.
 *
 * @param share    0 to 1
 * @param decimals whole, 0 to 8
 */
export const percent = (share: number, decimals = 2): string => `${roundHalfUp(share * 100, decimals).toFixed(decimals)}%`;
