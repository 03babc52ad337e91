import * as z from 'zod/mini';
import { checked } from '../contracts/checked.ts';
import { ALERT_CAUSES } from '../domain/shared/codes.ts';
import { escalateAlert } from '../workflows/handle-alert.ts';
import { queueHandler } from './runtime/batch.ts';
import { clock } from './runtime/clock.ts';
import { log } from './runtime/log.ts';
import { store } from './runtime/store.ts';

const DueAlert = z.object({ caseNo: z.string(), cause: z.literal(ALERT_CAUSES), at: z.number() });

/** Escalation queue -> whether a deadline of one alert was missed. The topic hears of it through the table's stream. */
export const handler = queueHandler(() => {
  const escalate = escalateAlert({ store: store(), clock });
  return async (body) => {
    const { caseNo, cause, at } = checked('due alert', DueAlert, body);
    await escalate(caseNo, cause, at);
    log.info('alert looked at', { caseNo, cause });
  };
});
