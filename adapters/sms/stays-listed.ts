/**
 * Says that a provider's list still stops texts to a client who came back. The service's own message is left out, because
 * it may quote the number.
 */
export const staysListed = (list: string, error: unknown): Error => {
  const { name, Reason } = error as { readonly name?: string; readonly Reason?: string };
  return new Error(`opt-out list of ${list}: a number whose owner came back is still on it (${Reason ?? name ?? 'no reason'})`);
};
