/** Stands in for the functions' log: what they say goes nowhere, and why a record failed to whoever runs the simulation. */
let heard: (error: unknown) => void = () => undefined;

export const onFailure = (hear: (error: unknown) => void): void => {
  heard = hear;
};

export const log = {
  info: (): void => undefined,
  warn: (): void => undefined,
  error: (_message: string, { error }: { readonly error?: unknown } = {}): void => {
    heard(error);
  },
};
