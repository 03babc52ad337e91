import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAllowed, productionPackages } from './licences/production-licences.ts';

/* `npm run licences`: every package that goes into what is deployed, with its licence. Exit code 1 when one is not allowed. */

const packages = productionPackages(readFileSync(join(import.meta.dirname, '../package-lock.json'), 'utf8'));
const unknown = packages.filter(({ licence }) => !isAllowed(licence));
for (const { name, version, licence } of packages) process.stdout.write(`${licence || '?'}\t${name}@${version}\n`);
for (const { name, version, licence } of unknown)
  process.stderr.write(`不允许 not allowed: ${licence || '?'} ${name}@${version}\n`);
process.exitCode = unknown.length > 0 ? 1 : 0;
