import { mobileOf } from '../adapters/sms/mobile-number.ts';
import { CaseEvent } from '../contracts/case-event.ts';
import { checked, ContractError } from '../contracts/checked.ts';
import { reopenCase } from '../workflows/reopen-case.ts';
import { takeInClosing } from '../workflows/take-in-closing.ts';
import { arrivalOf, queueHandler } from './runtime/batch.ts';
import { clock } from './runtime/clock.ts';
import { log } from './runtime/log.ts';
import { queues } from './runtime/queues.ts';
import { store } from './runtime/store.ts';
import { vault } from './runtime/vault.ts';

/** Intake queue -> one closing, or one reopening. A row that breaks the rules ends in the dead-letter queue with its columns named. */
export const handler = queueHandler(() => {
  const deps = { store: store(), queues: queues(), clock, vault: vault(), mobileOf };
  const takeIn = takeInClosing(deps);
  const reopen = reopenCase(deps);
  return async (body, record) => {
    const event = checked('case event', CaseEvent, body);
    // A clock that is ahead would make everything that follows look old.
    const at = Math.min(Date.parse(event.time), arrivalOf(record));
    if (event['detail-type'] === 'CaseReopened') {
      log.info('reopened', { caseNo: event.detail.caseNo, outcome: await reopen(event.detail.caseNo, at) });
      return;
    }
    const taken = await takeIn({ at, row: event.detail });
    if (!taken.ok)
      throw new ContractError(
        'closing',
        taken.error.map(({ column }) => column),
      );
    log.info('closing', { caseNo: taken.value, outcome: 'taken-in' });
  };
});
