import type { Clock } from '../clock.ts';
import { FunctionError } from '../function-instance.ts';
import type { Functions } from '../functions.ts';
import type { Source } from './source.ts';

/** Asynchronous calls of one function, for topics, rules and schedules: in order, a failing one is tried twice more. */
export interface CallLane extends Source {
  /** Resolves once the call succeeded or was given up; never rejects. */
  readonly push: (event: unknown) => Promise<void>;
}

export interface CallLaneOptions {
  readonly functionName: string;
  readonly functions: Functions;
  readonly clock: Clock;
  readonly onPush: () => void;
  /** Told when a call was given up. */
  readonly onDiscard: (line: string) => void;
}

interface WaitingCall {
  readonly event: unknown;
  readonly done: () => void;
  readonly attempt: number;
  readonly notBefore: number;
}

const MAX_ATTEMPTS = 3;
const MINUTE_MS = 60_000;

export const createCallLane = ({ functionName, functions, clock, onPush, onDiscard }: CallLaneOptions): CallLane => {
  const waiting: WaitingCall[] = [];

  const retry = (call: WaitingCall, { errorType }: FunctionError): void => {
    const { attempt } = call;
    if (attempt < MAX_ATTEMPTS) {
      // The cloud waits one minute before the second attempt and two before the third.
      waiting.push({ ...call, attempt: attempt + 1, notBefore: clock.now() + attempt * MINUTE_MS });
    } else {
      onDiscard(`an asynchronous call was given up after ${MAX_ATTEMPTS} attempts: ${errorType}`);
      call.done();
    }
  };

  return {
    push: (event) =>
      new Promise((done) => {
        waiting.push({ event, done, attempt: 1, notBefore: clock.now() });
        onPush();
      }),
    step: async (pace) => {
      const index = pace === 'settle' ? 0 : waiting.findIndex(({ notBefore }) => notBefore <= clock.now());
      const [call] = index < 0 ? [] : waiting.splice(index, 1);
      if (call === undefined) return false;
      try {
        await functions.invoke(functionName, call.event);
        call.done();
      } catch (error) {
        if (!(error instanceof FunctionError)) throw error;
        retry(call, error);
      }
      return true;
    },
  };
};
