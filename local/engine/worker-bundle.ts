import { existsSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Loads a function's bundle as the cloud does, which unpacks it alone: a `.js` file is CommonJS unless a `package.json` of its
 * own says otherwise, whatever the project around `cdk.out` is.
 */
export const loadBundle = async (file: string, directory: string): Promise<Readonly<Record<string, unknown>>> => {
  const isAlone = file.endsWith('.js') && !existsSync(join(directory, 'package.json'));
  if (!isAlone) {
    const loaded = (await import(pathToFileURL(file).href)) as { readonly default?: object };
    return { ...loaded.default, ...loaded };
  }
  const inside = pathToFileURL(join(directory, '/')).href;
  registerHooks({
    load: (url, context, next) =>
      next(url, url.startsWith(inside) && url.endsWith('.js') ? { ...context, format: 'commonjs' } : context),
  });
  return createRequire(import.meta.url)(file) as Readonly<Record<string, unknown>>;
};
