import { NoSuchKey, S3Client, S3ServiceException } from '@aws-sdk/client-s3';

/**
 * S3 without the SDK's own checksums: an address is signed before there is a body to sum up, and an upload in parts would need
 * a sum of each. On the way TLS guards the bytes; what they were is told by the SHA-256 beside them.
 */
export const s3Client = (): S3Client =>
  new S3Client({ requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED' });

/** What S3 answers; `undefined` when the object is gone, or is another one by now than was asked for. */
export const unlessGone = async <T>(answer: Promise<T>): Promise<T | undefined> => {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof NoSuchKey || (error instanceof S3ServiceException && error.name === 'PreconditionFailed')) {
      return undefined;
    }
    throw error;
  }
};
