import type { Instant } from '../shared/instant.ts';

/** Something that waits to be let out. */
export interface Waiting {
  readonly centreId: string;
  readonly caseNo: string;
  /** When it was to be looked at. */
  readonly at: Instant;
  /** Its place within its centre, where that is another one than `at`: when its wait after the closing was over. */
  readonly order?: Instant;
}

/**
 * What leaves when more waits than there are places: the centres take turns, one a turn, so that the k-th of each centre
 * goes before the k+1-th of any. Within a centre the longest due goes first, then the lower case number. The turns begin
 * behind the centre that was served last, so that over the minutes no centre is always the first, and with more centres
 * than places none is passed over.
 *
 * Depends on what waits alone, not on the order it is read in, nor on whether it is read whole: the share of a share and
 * the rest is the share of all. So a backlog can be gone through page by page, keeping no more than the places.
 *
 * @param places how many may leave (whole number, 0 or more)
 * @param after  the centre that was served last
 * @returns      those that leave, in the order they leave
 */
export const fairShare = <T extends Waiting>(waiting: readonly T[], places: number, after = ''): T[] => {
  let lines = inTurn(waiting, after);
  const leaving: T[] = [];
  for (let turn = 0; lines.length > 0 && leaving.length < places; turn += 1) {
    const left = places - leaving.length;
    leaving.push(...lines.slice(0, left).flatMap((line) => line.slice(turn, turn + 1)));
    lines = lines.filter((line) => line.length > turn + 1);
  }
  return leaving;
};

/** A line a centre, those behind `after` first. */
const inTurn = <T extends Waiting>(waiting: readonly T[], after: string): T[][] => {
  const lines = [...Map.groupBy(waiting, ({ centreId }) => centreId)].sort(([a], [b]) => (a < b ? -1 : 1));
  const turns = [...lines.filter(([id]) => id > after), ...lines.filter(([id]) => id <= after)];
  return turns.map(([, line]) => line.toSorted(byPlace));
};

const byPlace = (a: Waiting, b: Waiting): number =>
  placeOf(a) - placeOf(b) || (a.caseNo < b.caseNo ? -1 : Number(a.caseNo > b.caseNo)) || a.at - b.at;

/** Longest due first. */
export const placeOf = ({ at, order }: Waiting): Instant => order ?? at;
