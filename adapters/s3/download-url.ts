import { GetObjectCommand } from '@aws-sdk/client-s3';
import type { S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';

/** How long an address to download from lives, in seconds. */
export const DOWNLOAD_URL_S = 5 * 60;

/** An address under which a browser may save an object, as a file of this name. */
export const downloadUrl = (s3: S3Client, Bucket: string, Key: string, fileName: string): Promise<string> => {
  // The plain name is for programs that don't know the other form, in which any character may stand.
  const plain = fileName.replace(/[^\w.-]/g, '_');
  const ResponseContentDisposition = `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`;
  return getSignedUrl(s3, new GetObjectCommand({ Bucket, Key, ResponseContentDisposition }), { expiresIn: DOWNLOAD_URL_S });
};
