import type { InputError } from '../../domain/shared/result.ts';

/** One refused value of an input, with its place: the line in the file, the header being line 1. */
export interface Rejection {
  readonly source: string;
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly message: string;
}

/** An input that can't be used at all, in one sentence for the person who gave it. */
export class UnusableInput extends Error {
  override readonly name = 'UnusableInput';
}

export const rejections = (source: string, row: number, errors: readonly InputError[]): Rejection[] =>
  errors.map(({ column, value, message }) => ({ source, row, column, value, message: `${message.zh} / ${message.en}` }));
