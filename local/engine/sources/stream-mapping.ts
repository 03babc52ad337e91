import type { Clock } from '../clock.ts';
import { FunctionError } from '../function-instance.ts';
import type { Functions } from '../functions.ts';
import { compilePattern } from '../patterns.ts';
import type { EventSourceMappingProperties } from '../resource-types.ts';
import { failedRecords } from './batch-result.ts';
import type { Checkpoints } from './checkpoints.ts';
import type { Source } from './source.ts';
import type { StreamConsumer } from './stream-reader.ts';
import { isAfter, type StreamRecord } from './stream-record.ts';

/** Records that a function refused for good, for the mapping's failure destination. */
export interface GivenUpBatch {
  readonly records: readonly StreamRecord[];
  readonly attempts: number;
}

export interface StreamMappingOptions {
  /** Names the mapping in the checkpoints. */
  readonly consumer: string;
  readonly functionName: string;
  readonly properties: EventSourceMappingProperties;
  readonly functions: Functions;
  readonly checkpoints: Checkpoints;
  readonly clock: Clock;
  readonly onGivenUp: (batch: GivenUpBatch) => void;
}

export type StreamMapping = Source & StreamConsumer;

interface Work {
  readonly records: readonly StreamRecord[];
  readonly attempt: number;
  readonly notBefore: number;
}

const DEFAULT_BATCH_SIZE = 100;
const UNLIMITED = -1;
const FIRST_BACKOFF_MS = 1000;
const LONGEST_BACKOFF_MS = 60_000;

/**
 * Hands a stream's records to a function in order, batch by batch; a batch that fails holds up those behind it. It is tried
 * again from its first failed record, or cut in two where the mapping says so, until the attempts are spent; then it goes to
 * the failure destination. Without a limit of attempts a failing batch stays at the head, and each settling tries it once.
 */
export const createStreamMapping = (options: StreamMappingOptions): StreamMapping => {
  const { consumer, functionName, properties, functions, checkpoints, clock, onGivenUp } = options;
  const batchSize = properties.BatchSize ?? DEFAULT_BATCH_SIZE;
  const maxRetries = properties.MaximumRetryAttempts ?? UNLIMITED;
  const reportsFailures = properties.FunctionResponseTypes?.includes('ReportBatchItemFailures') === true;
  const filters = properties.FilterCriteria?.Filters.map(({ Pattern }) => compilePattern(JSON.parse(Pattern)));
  const pending: StreamRecord[] = [];
  /** What is being tried, the next on top. */
  const stack: Work[] = [];

  const finish = (records: readonly StreamRecord[]): void => {
    const last = records.at(-1);
    if (last !== undefined) checkpoints.set(consumer, last.dynamodb.SequenceNumber);
  };

  /** Index of the first record that failed; undefined when none did. */
  const firstFailure = async (records: readonly StreamRecord[]): Promise<number | undefined> => {
    const ids = records.map(({ dynamodb }) => dynamodb.SequenceNumber);
    try {
      const failed = failedRecords(await functions.invoke(functionName, { Records: records }), ids, reportsFailures);
      const index = ids.findIndex((id) => failed.has(id));
      return index < 0 ? undefined : index;
    } catch (error) {
      if (error instanceof FunctionError) return 0;
      throw error;
    }
  };

  /** Puts what failed back in the way the mapping asks for; false when trying on at once would be in vain. */
  const retry = ({ attempt }: Work, rest: readonly StreamRecord[], hasProgress: boolean): boolean => {
    if (properties.BisectBatchOnFunctionError === true && rest.length > 1 && !hasProgress) {
      const middle = Math.ceil(rest.length / 2);
      const notBefore = clock.now();
      stack.push({ records: rest.slice(middle), attempt, notBefore }, { records: rest.slice(0, middle), attempt, notBefore });
      return true;
    }
    if (maxRetries !== UNLIMITED && attempt > maxRetries) {
      onGivenUp({ records: rest, attempts: attempt });
      finish(rest);
      return true;
    }
    const backoff = Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** (attempt - 1));
    stack.push({ records: rest, attempt: attempt + 1, notBefore: clock.now() + backoff });
    return maxRetries !== UNLIMITED;
  };

  return {
    startsLatest: properties.StartingPosition === 'LATEST',
    resumesAfter: () => checkpoints.get(consumer),
    accept: (records) => {
      const done = checkpoints.get(consumer);
      const fresh = records.filter(({ dynamodb }) => done === undefined || isAfter(dynamodb.SequenceNumber, done));
      pending.push(...fresh.filter((record) => filters === undefined || filters.some((fits) => fits(record))));
    },
    step: async (pace) => {
      if (stack.length === 0 && pending.length > 0) {
        stack.push({ records: pending.splice(0, batchSize), attempt: 1, notBefore: clock.now() });
      }
      const work = stack.at(-1);
      if (work === undefined || (pace === 'run' && work.notBefore > clock.now())) return false;
      stack.pop();
      const failed = await firstFailure(work.records);
      if (failed === undefined) {
        finish(work.records);
        return true;
      }
      finish(work.records.slice(0, failed));
      return retry(work, work.records.slice(failed), failed > 0);
    },
  };
};
