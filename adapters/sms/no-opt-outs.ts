import type { OptOutList } from '../../workflows/ports.ts';

/** Providers whose list no call changes: a person has to ask their support. */
export const noOptOuts: OptOutList = { forget: () => Promise.resolve() };
