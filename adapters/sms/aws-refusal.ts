import type { SendOutcome } from '../../workflows/ports.ts';

interface AwsError {
  readonly name?: string;
  /** Why, where the service says more than the name does. */
  readonly Reason?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/**
 * What a typed error of an AWS service says: an answer of 400 to 499 is a clear no, everything else (a broken connection,
 * 500 and above) leaves open whether the text left.
 *
 * @param isFinal whether the code (the reason, else the name) is about this number or this text; whatever is about the
 *                account, its quota or the provider's load can be put right, so the text may go later
 */
export const awsRefusal = (error: unknown, isFinal: (code: string, name: string) => boolean): SendOutcome | undefined => {
  const { name = '', Reason, $metadata } = error as AwsError;
  const status = $metadata?.httpStatusCode ?? 0;
  if (status < 400 || status >= 500) return undefined;
  const code = Reason ?? name;
  return { kind: 'rejected', isTemporary: !isFinal(code, name), code };
};
