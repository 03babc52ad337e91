import { parseArgs } from 'node:util';
import { killEngine } from './simulate/kill-engine.ts';

/* Kills the local engine and its store without notice, again and again under load, and looks for everything it had taken on. */

const { values } = parseArgs({ options: { times: { type: 'string', default: '20' }, seed: { type: 'string', default: '1' } } });
const killed = await killEngine(Number(values.times), Number(values.seed));
process.stdout.write(`${JSON.stringify({ ...killed, lost: killed.lost.length })}\n`);
for (const name of killed.lost.slice(0, 20)) process.stdout.write(`lost: ${name}\n`);
process.exitCode = killed.lost.length === 0 ? 0 : 1;
