/** Outcome of a rule that may refuse. Refusals the business expects are values; bugs and outages throw. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** What is wrong with one value of an input: where, what stood there, what is allowed (in both languages). */
export interface InputError {
  /** Column, field or path, in English as in the contract (`client_phone`, `answers.overall`). */
  readonly column: string;
  /** The refused value as it came, shortened to 200 characters. */
  readonly value: string;
  readonly message: { readonly zh: string; readonly en: string };
}
