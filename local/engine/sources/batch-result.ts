/**
 * Which records of a batch failed, by identifier, from what the function returned (`batchItemFailures`).
 *
 * An answer that cannot be read, or names a record that is not in the batch, fails the whole batch, as on AWS.
 *
 * @param reportsFailures whether the mapping has `ReportBatchItemFailures`; without it whatever is returned is success
 */
export const failedRecords = (output: unknown, identifiers: readonly string[], reportsFailures: boolean): ReadonlySet<string> => {
  if (!reportsFailures || output === null || typeof output !== 'object') return new Set();
  const failures: unknown = (output as { readonly batchItemFailures?: unknown }).batchItemFailures ?? [];
  if (!Array.isArray(failures)) return new Set(identifiers);
  const named = failures.map((failure) => (failure as { readonly itemIdentifier?: unknown } | null)?.itemIdentifier);
  const isReadable = (name: unknown): name is string => typeof name === 'string' && identifiers.includes(name);
  return new Set(named.every(isReadable) ? named : identifiers);
};
