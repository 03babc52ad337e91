export type Document = Readonly<Record<string, unknown>>;

/** What stands in a document at `score.k`. */
export const valueAt = (document: Document, path: string): unknown =>
  path.split('.').reduce<unknown>((part, key) => (part as Document | undefined)?.[key], document);

/** The document with something else there; the one given stays as it was. */
export const withValue = (document: Document, path: string, value: unknown): Document => {
  const [key = '', ...rest] = path.split('.');
  const below = rest.length === 0 ? value : withValue((document[key] ?? {}) as Document, rest.join('.'), value);
  return { ...document, [key]: below };
};
