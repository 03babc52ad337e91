import type { CodeMeaning } from '../../contracts/sms-codes.ts';
import type { SendOutcome } from '../../workflows/ports.ts';

/** The outcome of a clear no. What is not about the number or the text can be put right, so the text may go later. */
export const refused = (code: string, meaning: CodeMeaning | undefined): SendOutcome =>
  meaning === 'opted-out' ? { kind: 'opted-out', code } : { kind: 'rejected', isTemporary: meaning === undefined, code };
