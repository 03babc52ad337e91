/** `settle` hands failures out again at once; `run` waits as long as the cloud would. */
export type Pace = 'settle' | 'run';

/** Something that has work to hand to functions: a queue with a mapping, a stream, a function's asynchronous calls. */
export interface Source {
  /** Hands out the next batch and waits for it; false when there was nothing to do. */
  readonly step: (pace: Pace) => Promise<boolean>;
}
