/** Something that happens at a moment. Work that really takes time (a store behind a socket) is waited for. */
type Happening = () => void | Promise<void>;

interface Entry {
  readonly at: number;
  /** Order among what happens at one moment. */
  readonly n: number;
  readonly run: Happening;
}

/** Happenings a turn of the event loop: a turn costs as much as several of them. */
const A_TURN = 100;

/**
 * Virtual time: what is to happen, in order. After each happening all code that can go on goes on, until it waits for the
 * next: so two functions are interleaved wherever they await something, in the order in which the dice let it happen.
 */
export class Schedule {
  /** Milliseconds since 1970. */
  now: number;
  private readonly heap: Entry[] = [];
  private count = 0;

  constructor(start: number) {
    this.now = start;
  }

  /** @param at now, where it has passed */
  at(at: number, run: Happening): void {
    const entry = { at: Math.max(at, this.now), n: this.count, run };
    this.count += 1;
    this.heap.push(entry);
    this.rise(this.heap.length - 1);
  }

  /** Lets everything up to and including `end` happen. @returns how much did */
  async runUntil(end: number): Promise<number> {
    let happened = 0;
    while ((this.heap[0]?.at ?? Infinity) <= end) happened += await this.turn(end);
    this.now = Math.max(this.now, end);
    return happened;
  }

  /** Immediates of one turn come one after the other, and between them goes on what waits for nothing but promises. */
  private turn(end: number): Promise<number> {
    return new Promise((resolve, reject) => {
      let happened = 0;
      let work: void | Promise<void>;
      const next = (): void => {
        const entry = this.heap[0];
        if (work !== undefined || entry === undefined || entry.at > end) return;
        this.take();
        this.now = entry.at;
        happened += 1;
        try {
          work = entry.run();
        } catch (error) {
          work = Promise.reject(error instanceof Error ? error : new Error(String(error)));
        }
      };
      for (let i = 0; i < A_TURN; i += 1) setImmediate(next);
      setImmediate(() => {
        Promise.resolve(work).then(() => {
          resolve(happened);
        }, reject);
      });
    });
  }

  private take(): void {
    const last = this.heap.pop();
    if (last === undefined || this.heap.length === 0) return;
    this.heap[0] = last;
    this.sink(0);
  }

  private rise(from: number): void {
    let i = from;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (!this.isBefore(i, parent)) return;
      this.swap(i, parent);
      i = parent;
    }
  }

  private sink(from: number): void {
    let i = from;
    for (;;) {
      const [left, right] = [2 * i + 1, 2 * i + 2];
      let first = i;
      if (left < this.heap.length && this.isBefore(left, first)) first = left;
      if (right < this.heap.length && this.isBefore(right, first)) first = right;
      if (first === i) return;
      this.swap(i, first);
      i = first;
    }
  }

  private isBefore(i: number, j: number): boolean {
    const [a, b] = [this.heap[i] as Entry, this.heap[j] as Entry];
    return a.at < b.at || (a.at === b.at && a.n < b.n);
  }

  private swap(i: number, j: number): void {
    [this.heap[i], this.heap[j]] = [this.heap[j] as Entry, this.heap[i] as Entry];
  }
}
