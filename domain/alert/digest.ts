import { ALERT_LEVELS } from '../shared/codes.ts';
import type { PublishedAlert } from './published-alert.ts';

/** Most alerts of one batch that are told in messages of their own; a person reads no more than that at once. */
export const MOST_SINGLY = 5;

export interface Digest<A extends PublishedAlert> {
  /** Each in a message of its own, in the order they were raised. */
  readonly singly: readonly A[];
  /** All in one message, the gravest first; empty where the batch is small. */
  readonly together: readonly A[];
}

/**
 * How a batch of alerts is told. A small one is told alert by alert. Of a larger one, a storm, only critical alerts get
 * messages of their own, the oldest first and no more than `MOST_SINGLY`; all others go into one message. Every alert of
 * the batch is in exactly one of the two lists.
 */
export const digestOf = <A extends PublishedAlert>(batch: readonly A[]): Digest<A> => {
  const byAge = batch.toSorted((a, b) => a.raisedAt - b.raisedAt);
  if (byAge.length <= MOST_SINGLY) return { singly: byAge, together: [] };
  const singly = byAge.filter(({ level }) => level === 'critical').slice(0, MOST_SINGLY);
  return { singly, together: byAge.filter((alert) => !singly.includes(alert)).toSorted((a, b) => gravity(b) - gravity(a)) };
};

const gravity = ({ level }: PublishedAlert): number => ALERT_LEVELS.indexOf(level);
