/** Decimals to which a figure is rounded first, so that what binary fractions add or lose doesn't decide a half. */
const EXACT_DECIMALS = 9;

/**
 * Rounds half up, as people do on paper: 79.95 to one decimal is 80.0, and so is 79.949999999999989, which is what a
 * machine makes of a sum that is 79.95. The figure is rounded to nine decimals first and to `decimals` then.
 *
 * @param value    from -1,000,000 to 1,000,000
 * @param decimals whole, 0 to 8
 */
export const roundHalfUp = (value: number, decimals: number): number => {
  const unit = 10 ** (EXACT_DECIMALS - decimals);
  const shifted = Math.round(value * 10 ** EXACT_DECIMALS) + unit / 2;
  // Whole numbers throughout, so that neither step can fall to the wrong side.
  return Math.floor(shifted / unit) / 10 ** decimals;
};
