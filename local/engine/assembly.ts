import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A resource as the template has it, intrinsics unresolved. */
export interface RawResource {
  readonly Type: string;
  readonly Condition?: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly Metadata?: Readonly<Record<string, unknown>>;
}

export interface RawTemplate {
  readonly Resources?: Readonly<Record<string, RawResource>>;
  readonly Parameters?: Readonly<Record<string, { readonly Default?: string | number; readonly Type?: string }>>;
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly Mappings?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
  readonly Outputs?: Readonly<
    Record<string, { readonly Value: unknown; readonly Export?: { readonly Name: unknown }; readonly Condition?: string }>
  >;
}

/** One stack of a synthesised app. */
export interface SynthesisedStack {
  readonly name: string;
  readonly template: RawTemplate;
  /** Account and region, where the app fixes them. */
  readonly account?: string;
  readonly region?: string;
  /** Logical id -> construct path, for apps synthesised without path metadata in the template. */
  readonly paths: ReadonlyMap<string, string>;
}

interface Manifest {
  readonly artifacts?: Readonly<Record<string, Artifact>>;
}

interface Artifact {
  readonly type: string;
  readonly environment?: string;
  readonly properties?: { readonly templateFile?: string; readonly stackName?: string };
  readonly metadata?: MetadataEntries;
  readonly additionalMetadataFile?: string;
}

type MetadataEntries = Readonly<Record<string, readonly { readonly type: string; readonly data?: unknown }[]>>;

/**
 * Reads a cloud assembly (`cdk.out`): the stacks its manifest names, in order of deployment, or without a manifest every
 * `*.template.json` by name.
 *
 * @throws when the directory holds no template: the app was not synthesised
 */
export const readAssembly = (directory: string): readonly SynthesisedStack[] => {
  const manifest = join(directory, 'manifest.json');
  const stacks = existsSync(manifest) ? fromManifest(directory, readJson(manifest) as Manifest) : fromTemplates(directory);
  if (stacks.length === 0) throw new Error(`No template in ${directory}; synthesise the app first (npx cdk synth).`);
  return stacks;
};

const fromManifest = (directory: string, manifest: Manifest): SynthesisedStack[] =>
  Object.entries(manifest.artifacts ?? {}).flatMap(([id, artifact]) => {
    if (artifact.type !== 'aws:cloudformation:stack' || artifact.properties?.templateFile === undefined) return [];
    const { account, region } = placeOf(artifact.environment);
    const extra = artifact.additionalMetadataFile;
    const metadata = extra === undefined ? artifact.metadata : (readJson(join(directory, extra)) as MetadataEntries);
    return {
      name: artifact.properties.stackName ?? id,
      template: readJson(join(directory, artifact.properties.templateFile)) as RawTemplate,
      ...(account === undefined ? {} : { account }),
      ...(region === undefined ? {} : { region }),
      paths: pathsOf(metadata ?? {}),
    };
  });

const fromTemplates = (directory: string): SynthesisedStack[] =>
  readdirSync(directory)
    .filter((file) => file.endsWith('.template.json'))
    .sort()
    .map((file) => ({
      name: file.slice(0, -'.template.json'.length),
      template: readJson(join(directory, file)) as RawTemplate,
      paths: new Map(),
    }));

/** `aws://123456789012/cn-north-1`; an app that fixes neither says `unknown-account` and `unknown-region`. */
const placeOf = (environment: string | undefined) => {
  const [, account, region] = /^aws:\/\/([^/]+)\/([^/]+)$/.exec(environment ?? '') ?? [];
  return {
    account: account === 'unknown-account' ? undefined : account,
    region: region === 'unknown-region' ? undefined : region,
  };
};

const pathsOf = (metadata: MetadataEntries): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(metadata).flatMap(([path, entries]) =>
      entries.flatMap(({ type, data }): [string, string][] =>
        type === 'aws:cdk:logicalId' && typeof data === 'string' ? [[data, path.replace(/^\//, '')]] : [],
      ),
    ),
  );

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
