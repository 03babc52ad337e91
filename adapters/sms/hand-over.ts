import type { SendOutcome } from '../../workflows/ports.ts';

/** How long a provider may take to answer, in milliseconds; after that nobody can say whether the text left. */
export const ANSWER_WITHIN_MS = 10_000;

/**
 * Hands one text over and says what became of it. Only a readable answer that came in time says yes or no; everything else
 * leaves the text's fate unknown, because no provider recognises a text that is handed over again.
 *
 * @param request  sends exactly one request, and reads the outcome from the answer
 * @param refusal  reads the outcome from what the provider's client threw; `undefined` when that is no clear no
 * @param withinMs longest wait for the whole answer; what comes later is not heard any more
 */
export const handOver = async (
  request: () => Promise<SendOutcome>,
  refusal: (error: unknown) => SendOutcome | undefined,
  withinMs: number,
): Promise<SendOutcome> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<SendOutcome>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'unknown' }), withinMs);
  });
  try {
    return await Promise.race([request(), late]);
  } catch (error) {
    if (neverConnected(error)) return { kind: 'rejected', isTemporary: true, code: 'not-connected' };
    return refusal(error) ?? { kind: 'unknown' };
  } finally {
    clearTimeout(timer);
  }
};

/** How Node words that an address was not found or no connection came about: nothing was sent. */
const NO_CONNECTION = /\b(?:connect|getaddrinfo) E[A-Z_]+/;

/** Reads the wording, because some clients keep nothing else of the error they got; of several addresses, all have to fail. */
const neverConnected = (error: unknown): boolean => {
  const { message = '', errors } = error as { message?: string; errors?: readonly unknown[] };
  return errors === undefined ? NO_CONNECTION.test(message) : errors.length > 0 && errors.every(neverConnected);
};
