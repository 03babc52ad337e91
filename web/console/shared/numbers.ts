/** A share of 0 to 1 as a percentage with one decimal; a dash where there is none. */
export const percent = (share: number | undefined): string => (share === undefined ? '–' : `${(share * 100).toFixed(1)}%`);

/** Points of 100 with one decimal. */
export const points = (value: number | undefined): string => (value === undefined ? '–' : value.toFixed(1));

/** An interval of shares. */
export const interval = (low: number | undefined, high: number | undefined): string =>
  low === undefined || high === undefined ? '–' : `${(low * 100).toFixed(0)}–${(high * 100).toFixed(0)}%`;

const counts = new Intl.NumberFormat('en');
/** A whole number, in groups of three. */
export const count = (value: number): string => counts.format(value);
