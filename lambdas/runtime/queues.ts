import { sqsQueues } from '../../adapters/sqs-queues.ts';
import type { Queues } from '../../workflows/ports.ts';
import { setting } from './settings.ts';

/** The queues this function may write to; asking for another names the missing setting. */
export const queues = (): Queues =>
  sqsQueues({
    send: () => setting('SEND_QUEUE_URL'),
    escalate: () => setting('ESCALATE_QUEUE_URL'),
    intake: () => setting('INTAKE_QUEUE_URL'),
    assess: () => setting('ASSESS_QUEUE_URL'),
    exportTable: () => setting('EXPORT_QUEUE_URL'),
  });
