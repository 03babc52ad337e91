import * as z from 'zod/mini';
import { ANNUAL_FILES } from '../../domain/assessment/annual-export.ts';
import { Count, listOf, Moment } from './parts.ts';

/** A file that somebody asked for. */
const Export = z.strictObject({
  id: z.string(),
  centreId: z.string(),
  year: z.int(),
  file: z.literal(ANNUAL_FILES),
  version: z.string(),
  /** With all centres below. */
  below: z.boolean(),
  at: Moment,
  by: z.string(),
  why: z.string(),
});

/** By what the file can be checked. */
const Manifest = z.strictObject({
  key: z.string(),
  contentType: z.string(),
  rows: Count,
  bytes: Count,
  sha256: z.string(),
  about: z.optional(z.record(z.string(), z.unknown())),
});

/** POST …/exports */
export const ExportAskedAnswer = z.strictObject({ export: Export });
export type ExportAskedAnswer = z.infer<typeof ExportAskedAnswer>;

/** GET …/exports: who asked for what, when and why. */
export const ExportsAnswer = z.strictObject({ exports: listOf(Export) });

/** GET …/exports/{id} */
export const ExportAnswer = z.strictObject({
  export: Export,
  /** `removed`: the file has been kept its time; the manifest stays, and the file can be asked for again. */
  state: z.literal(['asked', 'made', 'removed']),
  manifest: z.optional(Manifest),
});

export type ExportAnswer = z.infer<typeof ExportAnswer>;

/** POST …/exports/{id}/link: for five minutes. */
export const ExportLinkAnswer = z.strictObject({ url: z.string(), manifest: Manifest });
export type ExportLinkAnswer = z.infer<typeof ExportLinkAnswer>;
