import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const DOMAIN = join(import.meta.dirname, '..', '..', 'domain');
const files = readdirSync(DOMAIN, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

test.each(files)('%s loads by itself, and asks no clock, dice or environment', async (name) => {
  const file = join(DOMAIN, name);
  await expect(import(file)).resolves.toBeDefined();
  expect(readFileSync(file, 'utf8')).not.toMatch(/new Date\(\)|Date\.now\(|Math\.random\(|process\.|performance\./);
});
