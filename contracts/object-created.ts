import * as z from 'zod/mini';

/** EventBridge `Object Created` of S3; the key is as it is, not encoded. */
export const ObjectCreated = z.object({
  time: z.iso.datetime(),
  detail: z.object({ object: z.object({ key: z.string(), etag: z.string() }) }),
});
