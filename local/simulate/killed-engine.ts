import { operatorOf } from '../operator.ts';
import { startEngine } from '../engine/engine.ts';
import { synthesise } from '../synthesise.ts';
import { CENTRES } from './plan.ts';

/* The product on the local engine, in a process of its own that somebody will kill. Says in one line of JSON where it is. */

const dataDir = process.argv[2];
if (dataDir === undefined) throw new Error('a folder for the data is missing');
const engine = await startEngine({
  assembly: await synthesise(() => undefined),
  dataDir,
  ports: { http: 0 },
  onLog: ({ line }) => {
    if (line.includes('"level":"ERROR"')) process.stderr.write(`${line}\n`);
  },
});
const { store } = operatorOf(engine);
for (const centre of CENTRES) if ((await store.presentCentre(centre.id)) === undefined) await store.saveCentre(centre, {});
const { properties } = engine.model.find('AWS::Lambda::Function', 'ClosingsApi');
const { INTAKE_QUEUE_URL: queueUrl, TABLE_NAME: tableName } = (properties.Environment?.Variables ?? {}) as Record<string, string>;
engine.run();
const { endpoint, operator: credentials, storePid } = engine;
process.stdout.write(`${JSON.stringify({ endpoint, credentials, storePid, queueUrl, tableName })}\n`);
