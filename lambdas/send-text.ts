import * as z from 'zod/mini';
import { segmentsOf } from '../adapters/sms/segments.ts';
import { snsSms } from '../adapters/sms/sns.ts';
import { checked } from '../contracts/checked.ts';
import { advanceCase } from '../workflows/advance-case.ts';
import { queueHandler } from './runtime/batch.ts';
import { clock } from './runtime/clock.ts';
import { log } from './runtime/log.ts';
import { queues } from './runtime/queues.ts';
import { setting } from './runtime/settings.ts';
import { store } from './runtime/store.ts';
import { vault } from './runtime/vault.ts';

const Due = z.object({ caseNo: z.string() });

/** Send queue -> what is due for one case, and its texts to the provider. */
export const handler = queueHandler(() => {
  const surveyBaseUrl = setting('SURVEY_BASE_URL');
  const deps = { store: store(), queues: queues(), clock, vault: vault(), sms: snsSms(), segmentsOf, surveyBaseUrl };
  const advance = advanceCase(deps);
  return async (body) => {
    const { caseNo } = checked('due case', Due, body);
    const outcome = await advance(caseNo);
    log.info('advanced', { caseNo, outcome });
    if (outcome === 'busy') throw new Error(`case ${caseNo}: a text is in somebody's hands, look again later`);
  };
});
