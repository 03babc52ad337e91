import * as z from 'zod/mini';
import { Count, listOf } from './parts.ts';

/** POST /v1/uploads: where the file is to be put, with these headers, within ten minutes. */
export const UploadOfferAnswer = z.strictObject({
  key: z.string(),
  url: z.string(),
  headers: z.record(z.string(), z.string()),
});
export type UploadOfferAnswer = z.infer<typeof UploadOfferAnswer>;

const Words = z.strictObject({ zh: z.string(), en: z.string() });

/** GET /v1/uploads/{kind}/{centre}/{file} */
export const UploadAnswer = z.discriminatedUnion('state', [
  z.strictObject({ key: z.string(), state: z.literal('received') }),
  z.strictObject({
    key: z.string(),
    etag: z.string(),
    sha256: z.optional(z.string()),
    /** ISO 8601. */
    at: z.string(),
    by: z.optional(z.string()),
    state: z.literal(['taken-in', 'refused']),
    reason: z.optional(Words),
    rows: Count,
    taken: Count,
    rejected: Count,
    unreadColumns: listOf(z.string()),
    errors: listOf(z.strictObject({ row: z.int(), column: z.string(), message: Words })),
  }),
]);
export type UploadAnswer = z.infer<typeof UploadAnswer>;

/** GET /v1/uploads/{kind}/{centre}/{file}/rejected */
export const RejectedRowsAnswer = z.strictObject({ url: z.string() });
