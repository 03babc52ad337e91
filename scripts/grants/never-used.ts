import type { NotedGrants } from '../../local/engine/note-grants.ts';

export interface NeverUsed {
  readonly engines: number;
  readonly granted: number;
  readonly kept: readonly { readonly grant: string; readonly reason: string }[];
  readonly toRemove: readonly string[];
}

/** Rights that no call of a function needs on the engine, and why they stay. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [
    / kms:\S+ \S*(TableKey|TopicKey)/,
    'DynamoDB and SNS use their keys in the name of the function; the engine does not ask for it',
  ],
  [
    / sqs:(ReceiveMessage|ChangeMessageVisibility|GetQueueUrl|DeleteMessage|GetQueueAttributes) /,
    "Lambda's poller reads the queue in the name of the function",
  ],
  [
    / dynamodb:(DescribeStream|GetRecords|GetShardIterator|ListStreams) /,
    "Lambda's poller reads the stream in the name of the function",
  ],
  [/ sqs:SendMessage \S*DeadLetters/, 'Lambda sends what it gives up in the name of the function'],
  [/ s3:AbortMultipartUpload /, 'for an upload in parts that breaks off'],
];

/**
 * What a run's engines have granted and none of them has used.
 *
 * @param noted the lines that engines have written, in JSON
 */
export const neverUsed = (noted: string): NeverUsed => {
  const lines = noted
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as NotedGrants);
  const used = new Set(lines.flatMap((line) => line.used));
  const granted = new Set(lines.flatMap((line) => [...line.used, ...line.unused]));
  const idle = [...granted].filter((grant) => !used.has(grant)).toSorted();
  const explained = idle.map((grant) => ({ grant, reason: REASONS.find(([pattern]) => pattern.test(grant))?.[1] }));
  return {
    engines: lines.length,
    granted: granted.size,
    kept: explained.flatMap(({ grant, reason }) => (reason === undefined ? [] : [{ grant, reason }])),
    toRemove: explained.flatMap(({ grant, reason }) => (reason === undefined ? [grant] : [])),
  };
};
