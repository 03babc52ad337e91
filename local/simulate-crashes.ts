import { parseArgs } from 'node:util';
import { hookProduct } from './simulate/module-hooks.ts';

/* Plays each canonical conversation with a function crashing before and after each effect, singly and in pairs. */

const { values } = parseArgs({
  options: {
    every: { type: 'string', default: '1' },
    pairs: { type: 'string', default: '200' },
    only: { type: 'string' },
    /** `before 12,after 40`: plays these crashes alone and shows what happened. */
    at: { type: 'string' },
  },
});

hookProduct();
const { enumerateCrashes, playCrash } = await import('./simulate/crash-points.ts');
if (values.at === undefined) {
  process.exitCode = await enumerateCrashes({ every: Number(values.every), pairs: Number(values.pairs), only: values.only });
} else {
  const points = values.at.split(',').map((point) => {
    const [when = '', at = ''] = point.trim().split(' ');
    return { when: when === 'after' ? ('after' as const) : ('before' as const), at: Number(at) };
  });
  await playCrash(values.only ?? '', points);
}
