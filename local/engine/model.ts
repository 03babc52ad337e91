import { join } from 'node:path';
import type { RawResource, SynthesisedStack } from './assembly.ts';
import { identify, type Place } from './identifiers.ts';
import { resolve } from './intrinsics.ts';
import type { ResourceType, ResourceTypes } from './resource-types.ts';
import { scopeOf, type ScopeSources } from './stack-scope.ts';

/** One resource of the app, named and wired as the cloud would. */
export interface Resource<Properties = unknown> {
  readonly type: string;
  readonly logicalId: string;
  /** Construct path without the closing `/Resource`, for example `Huifang/Intake/Function`. */
  readonly path: string;
  /** Physical name. */
  readonly name: string;
  /** What `Ref` gives. */
  readonly ref: string;
  readonly arn: string;
  /** What `Fn::GetAtt` gives. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Resolved on first use. */
  readonly properties: Properties;
  /** Directory of a function's code. */
  readonly assetDirectory?: string;
}

/** Everything the stacks of the app declare, conditions applied. */
export interface Model {
  readonly place: Place;
  readonly ofType: <Type extends ResourceType>(type: Type) => readonly Resource<ResourceTypes[Type]>[];
  /**
   * Finds a resource by the readable part of its construct path: `Intake` finds `Huifang/Intake/Function`.
   *
   * @throws when none or several fit, naming them
   */
  readonly find: <Type extends ResourceType>(type: Type, pathPart: string) => Resource<ResourceTypes[Type]>;
}

export interface ModelOptions {
  readonly directory: string;
  readonly place: Place;
  readonly parameters: Readonly<Record<string, string>>;
}

export const buildModel = (stacks: readonly SynthesisedStack[], { directory, place, parameters }: ModelOptions): Model => {
  const sources: ScopeSources = {
    stacks,
    place,
    parameters,
    identityOf: (stack, logicalId) => {
      const raw = stacks.find(({ name }) => name === stack)?.template.Resources?.[logicalId];
      return raw === undefined ? undefined : identify(raw.Type, nameOf(stack, logicalId, raw), place);
    },
  };
  const all = stacks.flatMap((stack) => readResources(stack, sources, directory));
  const ofType = <Type extends ResourceType>(type: Type) =>
    all.filter((resource): resource is Resource<ResourceTypes[Type]> => resource.type === type);
  return { place, ofType, find: (type, pathPart) => pick(ofType(type), pathPart) };
};

const readResources = (stack: SynthesisedStack, sources: ScopeSources, directory: string): Resource[] => {
  const scope = scopeOf(stack, sources);
  const entries = Object.entries(stack.template.Resources ?? {}).filter(
    ([, raw]) => raw.Condition === undefined || scope.condition(raw.Condition),
  );
  return entries.map(([logicalId, raw]) => {
    const name = nameOf(stack.name, logicalId, raw);
    const identity = identify(raw.Type, name, sources.place);
    const asset = assetOf(raw);
    const given = raw.Metadata?.['aws:cdk:path'];
    const path = typeof given === 'string' ? given : (stack.paths.get(logicalId) ?? `${stack.name}/${logicalId}`);
    let resolved: unknown;
    return {
      type: raw.Type,
      logicalId,
      path: path.replace(/\/Resource$/, ''),
      name,
      ...identity,
      get properties() {
        return (resolved ??= resolve(raw.Properties ?? {}, scope));
      },
      ...(asset === undefined ? {} : { assetDirectory: join(directory, asset) }),
    };
  });
};

const NAME_PROPERTIES = ['TableName', 'FunctionName', 'QueueName', 'TopicName', 'RoleName', 'BucketName'];

/** Types whose physical name is called just that; elsewhere `Name` may be something else. */
const NAMED_BY_NAME = new Set(['AWS::Events::EventBus', 'AWS::Events::Rule', 'AWS::SecretsManager::Secret']);

/** A physical name given in the template, else one made of stack and logical id, as CloudFormation does. */
const nameOf = (stack: string, logicalId: string, raw: RawResource): string => {
  const given = NAME_PROPERTIES.map((property) => raw.Properties?.[property]).find((value) => typeof value === 'string');
  if (given !== undefined) return given;
  const named = NAMED_BY_NAME.has(raw.Type) ? raw.Properties?.['Name'] : undefined;
  if (typeof named === 'string') return named;
  return raw.Type === 'AWS::S3::Bucket' ? `${stack}-${logicalId}`.toLowerCase() : `${stack}-${logicalId}`;
};

/** The asset a function's code lies in: path metadata where the template has it, else the hash in its S3 key. */
const assetOf = (raw: RawResource): string | undefined => {
  const path = raw.Metadata?.['aws:asset:path'];
  if (typeof path === 'string') return path;
  const key = (raw.Properties?.['Code'] as { readonly S3Key?: unknown } | undefined)?.S3Key;
  return typeof key === 'string' ? `asset.${key.replace(/\.zip$/, '')}` : undefined;
};

const pick = <Found extends Resource>(candidates: readonly Found[], pathPart: string): Found => {
  const ranks = candidates.map((resource) => ({ resource, rank: closeness(resource.path, pathPart) }));
  const best = Math.min(...ranks.map(({ rank }) => rank));
  const found = ranks.filter(({ rank }) => rank === best && rank < Infinity).map(({ resource }) => resource);
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  const listed = (only === undefined ? candidates : found).map(({ path }) => path).join(', ');
  throw new Error(
    `${only === undefined ? 'Nothing fits' : 'Several fit'} the path ${pathPart}: ${listed || 'none of its type'}.`,
  );
};

/** How many path segments follow the part where it occurs: 0 when the path ends with it; Infinity when it does not occur. */
const closeness = (path: string, part: string): number => {
  const segments = path.split('/');
  const wanted = part.split('/');
  for (let start = segments.length - wanted.length; start >= 0; start -= 1) {
    if (wanted.every((segment, index) => segments[start + index] === segment)) return segments.length - wanted.length - start;
  }
  return Infinity;
};
