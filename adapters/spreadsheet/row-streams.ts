/** Rows on their way, and how many have passed. */
export const counted = <T>(rows: AsyncIterable<T>): { readonly rows: AsyncIterable<T>; readonly count: () => number } => {
  let count = 0;
  const counting = async function* () {
    for await (const row of rows) {
      count += 1;
      yield row;
    }
  };
  return { rows: counting(), count: () => count };
};

/** Rows as something else, one after the other. */
export const mapped = async function* <T, U>(rows: AsyncIterable<T>, change: (row: T) => U): AsyncGenerator<U> {
  for await (const row of rows) yield change(row);
};
