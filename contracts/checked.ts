import type * as z from 'zod/mini';

/** A message that does not keep to its contract. Names the paths, never the values: they may be personal. */
export class ContractError extends Error {
  override readonly name = 'ContractError';
  readonly paths: readonly string[];

  constructor(contract: string, paths: readonly string[]) {
    super(`${contract}: not as agreed at ${paths.join(', ')}`);
    this.paths = paths;
  }
}

/** The value in the contract's shape. @throws ContractError */
export const checked = <T>(contract: string, schema: z.ZodMiniType<T>, value: unknown): T => {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new ContractError(contract, [...new Set(parsed.error.issues.map(({ path }) => path.join('.') || '(whole)'))]);
};

/** Text as JSON. The parser's own message would quote the text, which may be personal. @throws ContractError */
export const parsedJson = (contract: string, text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ContractError(contract, ['(json)']);
  }
};
