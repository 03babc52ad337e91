/**
 * A copy that nobody can change, without the fields that are undefined: what the document client makes of a value on its way
 * into the store. Frozen, it can be handed out as it is.
 */
export const frozenCopy = <T>(value: T): T => copy(value) as T;

const copy = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Uint8Array) return new Uint8Array(value);
  if (Array.isArray(value)) return Object.freeze(value.map(copy));
  const copied: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(value)) if (field !== undefined) copied[name] = copy(field);
  return Object.freeze(copied);
};
