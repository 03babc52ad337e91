import { writeFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { PolicySchema } from '../contracts/policy.ts';

/** The contract for policy documents as JSON Schema, as it stands in contracts/policy.schema.json. */
export const policyJsonSchema = (): string => {
  const schema = { title: 'Huifang policy document', ...z.toJSONSchema(PolicySchema) };
  return `${JSON.stringify(schema, null, 2)}\n`;
};

if (import.meta.main) writeFileSync(new URL('../contracts/policy.schema.json', import.meta.url), policyJsonSchema());
