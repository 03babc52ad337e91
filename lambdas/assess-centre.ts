import * as z from 'zod/mini';
import { checked } from '../contracts/checked.ts';
import { assessCentre } from '../workflows/assess-centre.ts';
import { queueHandler } from './runtime/batch.ts';
import { log } from './runtime/log.ts';
import { store } from './runtime/store.ts';

const Run = z.object({ centreId: z.string(), year: z.int(), at: z.number(), by: z.string() });

/** Assessment queue -> the draft table of one centre's year. */
export const handler = queueHandler(() => {
  const assess = assessCentre({ store: store() });
  return async (body) => {
    const run = checked('assessment run', Run, body);
    const { rows, sha256 } = await assess(run);
    log.info('assessed', { centreId: run.centreId, year: run.year, rows, sha256 });
  };
});
