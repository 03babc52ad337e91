import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Mutant } from './mutants.ts';

/* How the product's own modules come to run in the simulation: as they are, on stand-ins for the SDK, for timers, and for gzip. */

const ROOT = pathToFileURL(fileURLToPath(new URL('../..', import.meta.url))).href;
const PRODUCT = ['lambdas', 'workflows', 'adapters', 'domain', 'contracts', 'web'].map((folder) => `${ROOT}${folder}/`);

const STAND_INS = new Map(
  [
    ['@aws-sdk/client-dynamodb', 'client-dynamodb'],
    ['@aws-sdk/client-kms', 'client-kms'],
    ['@aws-sdk/client-pinpoint-sms-voice-v2', 'client-pinpoint-sms-voice-v2'],
    ['@aws-sdk/client-sns', 'client-sns'],
    ['@aws-sdk/client-sqs', 'client-sqs'],
    ['@aws-sdk/lib-dynamodb', 'lib-dynamodb'],
    ['@aws-sdk/util-dynamodb', 'util-dynamodb'],
    ['node:timers', 'timers'],
    ['node:timers/promises', 'timers-promises'],
    ['node:zlib', 'zlib'],
  ].map(([specifier = '', file = '']) => [specifier, new URL(`./stand-ins/${file}.ts`, import.meta.url).href]),
);

/** Libraries that speak to the outside by themselves: the one that keeps the answers of requests with a key, and middy. */
const LIBRARIES = [
  { folder: '/node_modules/@aws-lambda-powertools/idempotency/', specifier: '@aws-sdk/client-dynamodb' },
  { folder: '/node_modules/@middy/core/', specifier: 'node:timers' },
];

/** The functions' log, which the simulation listens to. */
const LOG = { url: `${ROOT}lambdas/runtime/log.ts`, standIn: new URL('./stand-ins/log.ts', import.meta.url).href };

/** Instances of the product's modules are told apart by it. */
let generation = 0;

/** From now on product modules are loaded anew: what functions remember is gone. */
export const renewProduct = (): void => {
  generation += 1;
};

const isProduct = (url: string): boolean => PRODUCT.some((folder) => url.startsWith(folder));

/** Sources that a mutant changes, by address. */
let mutated: ReadonlyMap<string, string> = new Map();

/**
 * From the next renewal on, the product is this mutant; without one it is itself again.
 *
 * @throws when a place is not found exactly once: the product has changed, and the mutant has to follow
 */
export const mutateProduct = (mutant: Mutant | undefined): void => {
  const sources = new Map<string, string>();
  for (const { file, from, to } of mutant?.edits ?? []) {
    const url = `${ROOT}${file}`;
    const parts = (sources.get(url) ?? readFileSync(new URL(url), 'utf8')).split(from);
    if (parts.length !== 2)
      throw new Error(`mutant "${mutant?.name ?? ''}": its place in ${file} is there ${parts.length - 1} times`);
    sources.set(url, parts.join(to));
  }
  mutated = sources;
};

/** From now on product modules get the stand-ins. To be called before the first of them is loaded. */
export const hookProduct = (): void => {
  registerHooks({
    resolve: (specifier, context, next) => {
      const { parentURL = '' } = context;
      const isLibrarys = LIBRARIES.some((one) => parentURL.includes(one.folder) && specifier === one.specifier);
      const isHooked = isProduct(parentURL) || isLibrarys;
      const url = isHooked ? STAND_INS.get(specifier) : undefined;
      if (url !== undefined) return { url, shortCircuit: true };
      const resolved = next(specifier, context);
      if (resolved.url === LOG.url) return { ...resolved, url: LOG.standIn };
      return isProduct(resolved.url) ? { ...resolved, url: `${resolved.url}?${generation}` } : resolved;
    },
    load: (url, context, next) => {
      const [address = '', instance] = url.split('?');
      // The simulation judges by the product's own rules: its instance is the first, and never a mutant.
      const source = instance === '0' ? undefined : mutated.get(address);
      return source === undefined ? next(url, context) : { format: 'module-typescript', source, shortCircuit: true };
    },
  });
};
