import type { Instant } from '../../domain/shared/instant.ts';

/** What stands somewhere, and who put it there; who and when are absent of what was set up otherwise. */
export interface Written<T> {
  readonly is: T;
  readonly by?: string;
  readonly at?: Instant;
}

/** What a write rests on; it is refused once something else stands there. `is` is absent where nothing stood. */
export interface Seen<T> {
  readonly is: T | undefined;
}

/** A write that came too late, and what stands there now. */
export interface Changed<T> {
  readonly kind: 'changed';
  readonly now: Written<T> | undefined;
}
