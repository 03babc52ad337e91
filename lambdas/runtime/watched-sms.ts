import type { SmsProvider } from '../../workflows/ports.ts';
import { clock } from './clock.ts';
import { counted } from './counted.ts';
import { log } from './log.ts';

/**
 * Says in the log what a provider did not take and with which code, never to whom. What is not the number's fault is
 * counted: many of those are trouble with the account or the provider.
 */
export const watched = (provider: SmsProvider): SmsProvider => ({
  ...provider,
  async send(phone, text) {
    const outcome = await provider.send(phone, text);
    if (outcome.kind === 'accepted') return outcome;
    const isTheirs = outcome.kind === 'opted-out' || (outcome.kind === 'rejected' && !outcome.isTemporary);
    log.warn('text not taken', { text: text.kind, ...outcome, ...(isTheirs ? {} : counted('TextNotTaken', clock.now())) });
    return outcome;
  },
});
