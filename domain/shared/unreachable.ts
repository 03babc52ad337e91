/**
 * Compile-time proof that a union was handled in full; throws if data arrives that the types rule out. It names the variant and
 * nothing of its content, which may be a client's words.
 */
export const unreachable = (value: never): never => {
  const { type, kind } = Object(value) as { readonly type?: string; readonly kind?: string };
  throw new Error(`Unhandled variant: ${type ?? kind ?? typeof value}`);
};
