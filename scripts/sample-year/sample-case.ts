import type { Step } from './steps.ts';

interface Particulars {
  /** Cells that differ from the usual, under their Chinese headers. */
  readonly row?: Readonly<Record<string, string>>;
  /** The same client as in the case before. */
  readonly sameClient?: boolean;
  /** Not in the table: it comes in by an event, at this time. */
  readonly comesIn?: string;
}

/** One case of the sample: who handled it, when it was closed, and what happened then. */
export interface SampleCase extends Particulars {
  /** Key of the lawyer: `L01`. */
  readonly lawyer: string;
  /** `YYYY-MM-DD HH:MM` in the centre's zone, like all times here. */
  readonly closed: string;
  readonly kind: string;
  readonly matter: string;
  /** Told from the first text on, or from the closing where no text leaves. */
  readonly story: readonly Step[];
}

/** When closed, kind, matter, story, and what is particular about it. */
type Line = readonly [
  closed: string,
  kind: string,
  matter: string,
  story: readonly (Step | readonly Step[])[],
  particulars?: Particulars,
];

export const casesOf = (lawyer: string, lines: readonly Line[]): readonly SampleCase[] =>
  lines.map(([closed, kind, matter, story, particulars]) => ({
    lawyer,
    closed,
    kind,
    matter,
    story: story.flat(),
    ...particulars,
  }));
