import { Duration } from 'aws-cdk-lib';
import { Archive, EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { grantFindPhones, grantQueue, grantSeal, grantTable } from './grants.ts';
import { StageFunction } from './stage-function.ts';
import type { StageProps } from './stage-function.ts';
import { StageQueue } from './stage-queue.ts';

export interface IntakeProps extends StageProps {
  readonly sendQueue: IQueue;
  /** Encrypts the archive. */
  readonly archiveKey: Key;
}

/** What the case system tells; the archive keeps the same. */
const EVENTS = { detailType: ['CaseClosed', 'CaseReopened'] };

/**
 * Takes in closings and reopenings: from the case system over the bus, or through the API, into one queue. What comes over the
 * bus is archived for fourteen days, to be told again after the table was put back; not longer, for it holds names and phones.
 */
export class Intake extends Construct {
  readonly queue: StageQueue;
  readonly bus: EventBus;
  readonly archive: Archive;

  constructor(scope: Construct, id: string, { stores, operations, sendQueue, archiveKey }: IntakeProps) {
    super(scope, id);
    const fn = new StageFunction(this, 'Function', {
      operations,
      entry: 'on-closing',
      impact: 'Closed cases are not taken in; their clients are asked late.',
      timeLimit: Duration.minutes(1),
    });
    // A case that changes its lawyer or year moves: that deletes its former place.
    grantTable(fn, stores, 'GetItem', 'Query', 'PutItem', 'DeleteItem');
    grantSeal(fn, stores, 'person');
    grantFindPhones(fn, stores);
    grantQueue(fn, 'SEND_QUEUE_URL', sendQueue);

    this.queue = new StageQueue(this, 'IntakeQueue', {
      operations,
      consumer: fn,
      impact: 'Some closed cases are not taken in; their clients are asked late, or not at all.',
      lateAfter: Duration.minutes(30),
    });
    this.bus = new EventBus(this, 'CaseBus', { description: 'Closings and reopenings from the case system' });
    new Rule(this, 'CaseEvents', {
      eventBus: this.bus,
      eventPattern: EVENTS,
      targets: [new SqsQueue(this.queue, { deadLetterQueue: this.queue.deadLetters })],
    });
    this.archive = new Archive(this, 'CaseArchive', {
      sourceEventBus: this.bus,
      eventPattern: EVENTS,
      retention: Duration.days(14),
      kmsKey: archiveKey,
      description: 'Closings and reopenings of the last days, to be told again after the table was put back',
    });
  }
}
