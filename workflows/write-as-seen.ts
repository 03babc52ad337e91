import { SAVE_ATTEMPTS } from './attempts.ts';
import { contentTag } from './content-tag.ts';
import type { Changed, Seen, Written } from './ports.ts';

/** A thing that several people may change, as it is told apart by its tag. */
export interface Shared<T> {
  readonly load: () => Promise<Written<T> | undefined>;
  /** @returns `false` where something else stands there than was seen, or the store was busy */
  readonly save: (seen: Seen<T> | undefined) => Promise<boolean>;
  /** @param is `undefined` where nothing stands */
  readonly tagOf: (is: T | undefined) => string;
}

/**
 * Writes on what its sender has seen, and not if that has changed, also between loading and saving.
 *
 * @param seen the tag of what was seen; `undefined`: the last word counts
 * @returns    `undefined` where it was written
 */
export const writeAsSeen = async <T>(
  seen: string | undefined,
  { load, save, tagOf }: Shared<T>,
): Promise<Changed<T> | undefined> => {
  for (let attempt = 0; attempt < SAVE_ATTEMPTS; attempt += 1) {
    const now = seen === undefined ? undefined : await load();
    if (seen !== undefined && tagOf(now?.is) !== seen) return { kind: 'changed', now };
    if (await save(seen === undefined ? undefined : { is: now?.is })) return undefined;
  }
  throw new Error(`not written: the store was busy in ${SAVE_ATTEMPTS} attempts`);
};

/** The tag of a record, or of there being none. */
export const recordTag = (is: object | undefined): string => contentTag(is ?? {});
/** A target's tag is the number itself, 0 where none is set. */
export const targetTag = (is: number | undefined): string => String(is ?? 0);
