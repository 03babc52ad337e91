import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { grantFindPhones, grantOpenPersons, grantQueue, grantTable, grantTexting } from './grants.ts';
import { StageFunction } from './stage-function.ts';
import type { StageProps } from './stage-function.ts';
import { StageQueue } from './stage-queue.ts';

export interface SendProps extends StageProps {
  /** Address of the survey page up to the token. */
  readonly surveyBaseUrl: string;
}

/** Does what is due for a case and hands its texts to the provider. The only stage that opens a sealed phone. */
export class Send extends Construct {
  readonly queue: StageQueue;

  constructor(scope: Construct, id: string, { stores, operations, surveyBaseUrl }: SendProps) {
    super(scope, id);
    const fn = new StageFunction(this, 'Function', {
      operations,
      entry: 'send-text',
      impact: 'Texts do not leave: first questions, next questions and reminders.',
      // Ten texts, each of which the provider may take ten seconds to answer.
      timeLimit: Duration.minutes(2),
    });
    fn.addEnvironment('SURVEY_BASE_URL', surveyBaseUrl);
    grantTable(fn, stores, 'GetItem', 'Query', 'PutItem');
    grantOpenPersons(fn, stores);
    grantFindPhones(fn, stores);
    grantTexting(fn);

    this.queue = new StageQueue(this, 'SendQueue', {
      operations,
      consumer: fn,
      impact: 'Some clients do not get their text.',
      // A hundred thousand first texts at 20 a second, the usual limit of an account, take 84 minutes.
      lateAfter: Duration.hours(2),
      // Enough for the provider's rate; more would only be throttled there.
      maxConcurrency: 5,
    });
    // What another text of the same case leaves to do goes to the end of the queue.
    grantQueue(fn, 'SEND_QUEUE_URL', this.queue);
  }
}
