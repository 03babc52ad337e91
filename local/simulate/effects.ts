import { AsyncLocalStorage } from 'node:async_hooks';
import type { Call } from './table-calls.ts';

/*
 * The one way out of a function: every call to the cloud becomes an effect, and the simulation decides when it happens and
 * what becomes of it. The stand-ins for the SDK are its only users.
 */

/** A function at work. */
export interface Invocation {
  readonly id: number;
  readonly fn: string;
  /** How far the machine's clock is ahead, in milliseconds. */
  readonly skew: number;
  /** It has answered, or was cut off, or has crashed: nothing of it happens any more. */
  isOver: boolean;
  /** Effects so far. */
  effects: number;
  /** Nothing goes wrong with it: it sets the stage. */
  readonly isSafe?: boolean;
}

/** What a function asks of the outside. */
export type Effect =
  | { readonly to: 'table'; readonly call: Call }
  | { readonly to: 'queue'; readonly queue: string; readonly bodies: readonly string[] }
  | { readonly to: 'topic'; readonly message: string }
  | { readonly to: 'carrier'; readonly phone: string; readonly body: string }
  | { readonly to: 'opt-outs'; readonly phone: string }
  /** A pure function of KMS. */
  | { readonly to: 'kms'; readonly answer: () => unknown };

export const invocations = new AsyncLocalStorage<Invocation>();

type Perform = (effect: Effect, by: Invocation) => Promise<unknown>;

let performer: Perform | undefined;

/** Says who performs effects from now on. */
export const performEffects = (by: Perform): void => {
  performer = by;
};

export const effect = (what: Effect): Promise<unknown> => {
  const by = invocations.getStore();
  if (performer === undefined || by === undefined) throw new Error(`a call to ${what.to} outside the simulation`);
  return performer(what, by);
};
