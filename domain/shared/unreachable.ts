/** Compile-time proof that a union was handled in full; throws if data arrives that the types rule out. */
export const unreachable = (value: never): never => {
  throw new Error(`Unhandled variant: ${JSON.stringify(value)}`);
};
