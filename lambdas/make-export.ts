import * as z from 'zod/mini';
import { writeAnnualFile } from '../adapters/spreadsheet/annual-files.ts';
import { checked } from '../contracts/checked.ts';
import { ANNUAL_FILES } from '../domain/assessment/annual-export.ts';
import { makeExport } from '../workflows/exports/make-export.ts';
import { queueHandler } from './runtime/batch.ts';
import { annualExports } from './runtime/exports.ts';
import { log } from './runtime/log.ts';
import { store } from './runtime/store.ts';

const Asked = z.object({
  id: z.string(),
  centreId: z.string(),
  year: z.int(),
  file: z.literal(ANNUAL_FILES),
  version: z.string(),
  below: z.boolean(),
  at: z.number(),
  by: z.string(),
  why: z.string(),
});

/** Export queue -> one file of an annual table, in the exports bucket. */
export const handler = queueHandler(() => {
  const make = makeExport({ store: store(), exports: annualExports(), write: writeAnnualFile });
  return async (body) => {
    const asked = checked('export', Asked, body);
    const { rows, bytes, sha256 } = await make(asked);
    log.info('exported', { centreId: asked.centreId, year: asked.year, export: asked.id, rows, bytes, sha256 });
  };
});
