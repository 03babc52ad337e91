import { parseArgs } from 'node:util';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Message } from '@aws-sdk/client-sqs';
import { deadLetterQueues, leaveLying, lettersOf, sendAgain, takeAway } from './redrive/dead-letters.ts';
import type { DeadLetterQueue } from './redrive/dead-letters.ts';
import { describeLetter } from './redrive/describe-letter.ts';
import type { Description } from './redrive/describe-letter.ts';
import { giveChangesAgain } from './redrive/give-changes-again.ts';

/*
 * Sends the dead letters of a stage again: `npm run redrive -- --stage Receive [--dry-run] [--stack Huifang-Service]`. Works on AWS
 * with the credentials of the shell, and on the local engine with AWS_ENDPOINT_URL. Exit code 0 done, 1 some letters stay,
 * 2 nothing to look at.
 */

const USAGE =
  'npm run redrive -- --stage <Intake|Send|Receive|TrackDelivery|Score|Notify|…> [--dry-run] [--stack Huifang-Service]';

const { values } = parseArgs({
  options: {
    stage: { type: 'string' },
    stack: { type: 'string', default: 'Huifang-Service' },
    'dry-run': { type: 'boolean', default: false },
  },
});
const { stage, stack, 'dry-run': isDry } = values;
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const refuse = (line: string): never => {
  process.stderr.write(`${line}\n`);
  process.exit(2);
};
if (stage === undefined || !/^[A-Za-z]+$/.test(stage)) refuse(`用法 usage: ${USAGE}`);

const sqs = new SQSClient();
const clients = { streams: new DynamoDBStreamsClient(), lambda: new LambdaClient() };

/** Says what became of a letter, and whether it is done with. */
const workOff = async (queue: DeadLetterQueue, letter: Message, { place }: Description): Promise<[string, boolean]> => {
  if (isDry) return ['stays (dry run)', false];
  if (place !== undefined) {
    const given = await giveChangesAgain(clients, place);
    const words = {
      done: 'given to the function again',
      gone: 'stays: the stream keeps changes for a day',
      failed: 'stays: refused again',
    };
    return [words[given], given === 'done'];
  }
  if (queue.sourceUrl === undefined) return ['stays: no queue it came from', false];
  await sendAgain(sqs, queue.sourceUrl, letter);
  return ['sent again', true];
};

const found = await deadLetterQueues(sqs, `${stack}-${stage}`);
if (found.length === 0) refuse(`没有以 ${stack}-${stage} 开头的死信队列 no dead-letter queue begins with ${stack}-${stage}`);
const counts = { letters: 0, again: 0, stay: 0 };
for (const queue of found) {
  const staying: Message[] = [];
  for await (const letter of lettersOf(sqs, queue)) {
    const { MessageId: id = '', Body: body = '', MessageAttributes = {} } = letter;
    const attributes = Object.fromEntries(
      Object.entries(MessageAttributes).map(([name, { StringValue = '' }]) => [name, StringValue]),
    );
    const described = describeLetter(stage ?? '', { id, body, attributes });
    const [outcome, isDone] = await workOff(queue, letter, described);
    say(`${queue.name} ${id}: ${described.about}; ${described.reason}; ${outcome}`);
    if (isDone) await takeAway(sqs, queue, letter);
    else staying.push(letter);
    counts.letters += 1;
    counts[isDone ? 'again' : 'stay'] += 1;
  }
  for (const letter of staying) await leaveLying(sqs, queue, letter);
}
say(`死信 dead letters: ${counts.letters}, 已重发 sent again: ${counts.again}, 保留 stay: ${counts.stay}`);
process.exitCode = !isDry && counts.stay > 0 ? 1 : 0;
