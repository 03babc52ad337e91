/** The words of a part of the console in both languages; whatever one says, the other says too. */
export interface Catalogue<T> {
  readonly zh: T;
  readonly en: T;
}
/** Writes a catalogue: what is missing in English, or too much, does not compile. */
export const catalogue = <T>(words: { readonly zh: T; readonly en: NoInfer<T> }): Catalogue<T> => words;
