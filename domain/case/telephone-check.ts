import { createHash } from 'node:crypto';

/**
 * Whether a closed case is drawn for the telephone check 电话抽查, so that text answers can be compared with it. The draw
 * depends on the case number alone: nobody can choose the cases, and asking again gives the same answer.
 *
 * @param caseNo case number as stored
 * @param share  0 to 1
 * @returns      true when the first 4 bytes of SHA-256(caseNo), as an unsigned integer, lie below share · 2^32
 */
export const isDrawnForCheck = (caseNo: string, share: number): boolean =>
  createHash('sha256').update(caseNo).digest().readUInt32BE(0) / 2 ** 32 < share;
