import { createHash } from 'node:crypto';
import type { UploadKind } from '../../domain/shared/codes.ts';
import { UPLOAD_LIMIT_BYTES } from '../../domain/shared/codes.ts';
import { inputError } from '../../domain/shared/input-error.ts';
import type { Instant } from '../../domain/shared/instant.ts';
import type { InputError, Result } from '../../domain/shared/result.ts';
import type { FileDeps, UploadOffer } from '../ports.ts';
import { uploadKey } from './upload-place.ts';

/** A spreadsheet that somebody wants to upload. */
export interface UploadRequest {
  readonly kind: UploadKind;
  readonly centreId: string;
  readonly fileName: string;
  /** Bytes. */
  readonly size: number;
  readonly by: string;
  readonly at: Instant;
  /** Tells this request from all others. */
  readonly requestId: string;
}

/** Characters of a file's name that are kept. */
const NAME_LENGTH = 80;

/**
 * Says where a spreadsheet may be put. The file gets a name of its own that begins with the time, so that the same file
 * uploaded twice is two; characters that mean something in an address are taken out.
 */
export const offerUpload =
  ({ uploads }: Pick<FileDeps, 'uploads'>) =>
  async (request: UploadRequest): Promise<Result<UploadOffer & { readonly key: string }, readonly InputError[]>> => {
    const { kind, centreId, fileName, size, by } = request;
    const errors: InputError[] = [];
    if (!/\.(csv|xlsx)$/i.test(fileName))
      errors.push(inputError('fileName', fileName, '应为 .csv 或 .xlsx 文件', 'must end in .csv or .xlsx'));
    if (size < 1 || size > UPLOAD_LIMIT_BYTES) {
      const megabytes = UPLOAD_LIMIT_BYTES / 1024 / 1024;
      errors.push(
        inputError(
          'size',
          size,
          `应为 1 字节至 ${megabytes} MB;更大的请拆成几个文件`,
          `must be 1 byte to ${megabytes} MB; split a larger file`,
        ),
      );
    }
    if (centreId.includes('/')) errors.push(inputError('centreId', centreId, '不能含有 /', 'must not contain /'));
    if (errors.length > 0) return { ok: false, error: errors };
    const key = uploadKey({ kind, centreId, file: storedName(request) });
    return { ok: true, value: { key, ...(await uploads.offer({ key, size, by })) } };
  };

const storedName = ({ fileName, at, requestId }: UploadRequest): string => {
  const time = new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');
  const mark = createHash('sha256').update(requestId).digest('hex').slice(0, 8);
  const name = Array.from(fileName.normalize('NFC').replace(/[^\p{L}\p{N}._-]+/gu, '-')).slice(-NAME_LENGTH);
  return `${time}-${mark}-${name.join('')}`;
};
