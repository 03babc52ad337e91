import type { Changed, Store } from '../../../workflows/ports.ts';
import { Problem } from '../http.ts';
import type { HttpEvent, HttpResult } from '../http.ts';
import { REFUSAL_WORDS } from './refusal-words.ts';

/*
 * Conditional writes (RFC 9110, 13.1.1). What can be changed by several people is answered with its version as ETag; a write that
 * names it in `If-Match` is refused once somebody has been faster. Without `If-Match` the last word counts, as the domain allows.
 */

/** The answer, with the version of what it shows: a number that grows, or a tag of the content. */
export const versioned = (answer: HttpResult, version: number | string): HttpResult => ({
  ...answer,
  headers: { ...answer.headers, etag: `"${version}"` },
});

/** The tag of the content that the request rests on; `undefined` where it names none, or any. What is no tag of ours fits nothing. */
export const seenTag = ({ headers }: HttpEvent): string | undefined => {
  const tag = headers['if-match'];
  if (tag === undefined || tag === '*') return undefined;
  return /^"([0-9a-f]{1,16})"$/.exec(tag)?.[1] ?? '';
};

/** Somebody else was first: who, when, and what stands there now. */
export const changedSince = ({ now }: Changed<unknown>): Problem =>
  new Problem(412, 'changed', [], REFUSAL_WORDS['changed'], { ...now });

/** The version the request rests on; `undefined` where it names none, or any. A tag that is none of ours fits no version. */
const versionOf = ({ headers }: HttpEvent): number | undefined => {
  const tag = headers['if-match'];
  if (tag === undefined || tag === '*') return undefined;
  return Number(/^"(\d{1,15})"$/.exec(tag)?.[1]);
};

/**
 * The store as far as the request has seen it: a case or alert that has changed since is not shown, so nothing is decided on it, also
 * where the change comes between loading and saving.
 */
export const asSeen = <D extends { readonly store: Store }>(
  deps: D,
  event: HttpEvent,
  what: { readonly caseNo: string; readonly cause?: string },
): D => {
  const seen = versionOf(event);
  if (seen === undefined) return deps;
  const { store } = deps;
  const unchanged = <T extends { readonly version: number }>(stored: T | undefined): T | undefined => {
    if (stored !== undefined && stored.version !== seen) throw new Problem(412, 'changed', [], REFUSAL_WORDS['changed']);
    return stored;
  };
  const pinned: Partial<Store> =
    what.cause === undefined
      ? { followUp: async (no) => (no === what.caseNo ? unchanged(await store.followUp(no)) : store.followUp(no)) }
      : { alert: async (no, cause) => unchanged(await store.alert(no, cause)) };
  return { ...deps, store: { ...store, ...pinned } };
};
