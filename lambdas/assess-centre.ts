import * as z from 'zod/mini';
import { checked } from '../contracts/checked.ts';
import { checkedPolicy } from '../contracts/policy.ts';
import { assessCentre } from '../workflows/assess-centre.ts';
import { simulatePolicy } from '../workflows/simulate-policy.ts';
import { queueHandler } from './runtime/batch.ts';
import { clock } from './runtime/clock.ts';
import { log } from './runtime/log.ts';
import { store } from './runtime/store.ts';

const Run = z.object({
  centreId: z.string(),
  year: z.int(),
  at: z.number(),
  by: z.string(),
  /** A policy document, to see what it would change: a simulation. */
  policy: z.optional(z.unknown()),
});

/** Assessment queue -> the draft table of one centre's year, or a simulation beside it. */
export const handler = queueHandler(() => {
  const deps = { store: store(), clock };
  const assess = assessCentre(deps);
  const simulate = simulatePolicy(deps);
  return async (body) => {
    const { policy, ...run } = checked('assessment run', Run, body);
    const manifest = policy === undefined ? await assess(run) : await simulate({ ...run, policy: checkedPolicy(policy) });
    const { centreId, year } = run;
    log.info('assessed', { centreId, year, run: manifest?.run, rows: manifest?.rows, sha256: manifest?.rowsSha256 });
  };
});
