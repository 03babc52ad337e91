import type { ClockReading } from './clock.ts';

/** What a worker is told when it starts. */
export interface WorkerSettings {
  /** The bundle's file, and the directory it was synthesised into. */
  readonly file: string;
  readonly directory: string;
  /** Name of the export that is the handler. */
  readonly exported: string;
  readonly functionName: string;
  readonly functionArn: string;
  readonly memoryMegabytes: number;
  /** Where services outside AWS stand on this machine: host name -> address. */
  readonly hosts: Readonly<Record<string, string>>;
  /** Where given, randomness is drawn from it, so that a run can be repeated. */
  readonly seed?: string;
}

export interface Invocation {
  readonly requestId: string;
  /** JSON. */
  readonly event: string;
  readonly clock: ClockReading;
  readonly timeoutMs: number;
}

export interface FunctionFailure {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace: readonly string[];
}

/** A line that a function printed; sent on the way of the results, so that it comes before the result of its invocation. */
export interface PrintedLine {
  readonly line: string;
}

/** What a worker answers, once per invocation: JSON, or what was thrown. */
export type InvocationResult = { readonly result: string } | { readonly failure: FunctionFailure };
