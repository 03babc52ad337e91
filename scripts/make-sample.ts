import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sampleFiles } from './sample-year/sample-files.ts';

/* Writes the made-up year that the console, the handset and the documentation use. */

const folder = join(import.meta.dirname, '..', 'sample');

mkdirSync(folder, { recursive: true });
for (const [name, content] of Object.entries(sampleFiles())) writeFileSync(join(folder, name), content);
