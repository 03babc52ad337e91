import * as z from 'zod/mini';
import { segmentsOf } from '../../adapters/sms/segments.ts';
import { checked } from '../../contracts/checked.ts';
import { advanceCase } from '../../workflows/advance-case.ts';
import type { SmsProvider } from '../../workflows/ports.ts';
import { queueHandler } from './batch.ts';
import { clock } from './clock.ts';
import { counted } from './counted.ts';
import { log } from './log.ts';
import { queues } from './queues.ts';
import { monthlySegments, setting } from './settings.ts';
import { store } from './store.ts';
import { vault } from './vault.ts';
import { watchedSending } from './watched-sending.ts';
import { watched } from './watched-sms.ts';

const Due = z.object({ caseNo: z.string(), at: z.optional(z.number()) });

/**
 * Send queue -> what is due for one case, and its texts to the provider. A function a provider, so that each carries only
 * its own library.
 *
 * @param provider made before anything is claimed: what it lacks fails the message, not a text. Made again after a failure.
 */
export const sendTexts = (provider: () => SmsProvider | Promise<SmsProvider>) =>
  queueHandler(() => {
    const surveyBaseUrl = setting('SURVEY_BASE_URL');
    const smsMonthlySegments = monthlySegments();
    const sending = watchedSending(store(), smsMonthlySegments);
    const deps = { store: sending, queues: queues(), clock, vault: vault(), segmentsOf, surveyBaseUrl, smsMonthlySegments };
    let advance: ReturnType<typeof advanceCase> | undefined;
    return async (body) => {
      const { caseNo, at } = checked('due case', Due, body);
      advance ??= advanceCase({ ...deps, sms: watched(await provider()) });
      const outcome = await advance(caseNo, at);
      const isCapped = outcome === 'capped';
      log.info('advanced', { caseNo, outcome, ...(isCapped ? counted('SendingCapped', clock.now()) : {}) });
      if (outcome === 'busy') throw new Error(`case ${caseNo}: a text is in somebody's hands, look again later`);
    };
  });
