/** A package that goes into what is deployed, with its licence as its author names it. */
export interface LicensedPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX, or what stands there; `''` if nothing does. */
  readonly licence: string;
}

interface Lock {
  readonly packages: Readonly<
    Record<
      string,
      { readonly version?: string; readonly license?: string; readonly dev?: boolean; readonly devOptional?: boolean }
    >
  >;
}

/** Licences that ask for no more than to be named. */
const ALLOWED = new Set([
  'MIT',
  'MIT-0',
  'Apache-2.0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'Zlib',
  'Unlicense',
]);
/** Another way to write one of them. */
const ALSO: Readonly<Record<string, string>> = { 'Apache License 2.0': 'Apache-2.0', 'MIT/X11': 'MIT' };

/** The packages that `npm ci --omit=dev` brings, by name. @param lock content of package-lock.json */
export const productionPackages = (lock: string): readonly LicensedPackage[] =>
  Object.entries((JSON.parse(lock) as Lock).packages)
    .filter(([path, { dev, devOptional }]) => path !== '' && dev !== true && devOptional !== true)
    .map(([path, { version = '', license = '' }]) => ({
      name: path.replace(/^.*node_modules\//, ''),
      version,
      licence: ALSO[license] ?? license,
    }))
    .toSorted((a, b) => (a.name === b.name ? a.version.localeCompare(b.version) : a.name < b.name ? -1 : 1));

/** Whether we may use it as we do: of a choice one is enough, of several that hold together each is needed. */
export const isAllowed = (licence: string): boolean => {
  const choices = licence.replace(/^\((.*)\)$/, '$1').split(' OR ');
  return choices.some((choice) => choice.split(' AND ').every((one) => ALLOWED.has(one.trim())));
};
