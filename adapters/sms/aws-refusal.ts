import type { CodeMeaning } from '../../contracts/sms-codes.ts';
import type { SendOutcome } from '../../workflows/ports.ts';
import { refused } from './refused.ts';

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
 * @param codes what the service means by a reason, or by an error's name
 */
export const awsRefusal = (error: unknown, codes: ReadonlyMap<string, CodeMeaning>): SendOutcome | undefined => {
  const { name = '', Reason, $metadata } = error as AwsError;
  const status = $metadata?.httpStatusCode ?? 0;
  if (status < 400 || status >= 500) return undefined;
  return refused(Reason ?? name, codes.get(Reason ?? '') ?? codes.get(name));
};
