import type { Model } from '../model.ts';

/** A route of the HTTP API with what stands behind it. */
export interface Route {
  /** For example `POST /v1/closings`. */
  readonly key: string;
  readonly functionName: string;
  /** Present on routes that need a token. */
  readonly authorizer?: { readonly issuer: string; readonly audience: readonly string[]; readonly scopes: readonly string[] };
}

export interface MatchedRoute extends Route {
  readonly pathParameters: Readonly<Record<string, string>>;
}

/** Finds the route for a method and a path without query; undefined when none fits. */
export type Router = (method: string, path: string) => MatchedRoute | undefined;

interface Candidate extends Route {
  readonly method: string;
  readonly path: RegExp;
  readonly rank: number;
}

/** The most specific route wins: literal segments, then variables, then a greedy variable, then `$default`; then the method. */
export const createRouter = (model: Model): Router => {
  const candidates = model
    .ofType('AWS::ApiGatewayV2::Route')
    .map((route): Candidate => {
      const { RouteKey: key, Target, AuthorizationType = 'NONE', AuthorizerId, AuthorizationScopes = [] } = route.properties;
      const functionName = integrationOf(Target, model);
      const authorizer = AuthorizationType === 'NONE' ? undefined : authorizerOf(AuthorizerId, AuthorizationScopes, model);
      const [method = '', template = ''] = key === '$default' ? ['ANY', '/{default+}'] : key.split(' ');
      const rank =
        (key === '$default' ? 1e6 : 0) +
        (template.includes('+}') ? 1000 : 0) +
        variables(template) * 10 +
        (method === 'ANY' ? 1 : 0);
      return { key, functionName, method, path: matcherOf(template), rank, ...(authorizer === undefined ? {} : { authorizer }) };
    })
    .sort((left, right) => left.rank - right.rank);

  return (method, path) => {
    for (const candidate of candidates) {
      const match = candidate.method === 'ANY' || candidate.method === method ? candidate.path.exec(path) : null;
      if (match === null) continue;
      const { key, functionName, authorizer } = candidate;
      const pathParameters = key === '$default' ? {} : decoded(match.groups ?? {});
      return { key, functionName, pathParameters, ...(authorizer === undefined ? {} : { authorizer }) };
    }
    return undefined;
  };
};

const variables = (template: string): number => template.split('{').length - 1;

const matcherOf = (template: string): RegExp => {
  const pattern = template
    .replace(/[.*+?^$()|[\]\\]/g, '\\$&')
    .replace(/\{(\w+)\\\+\}/g, '(?<$1>.*)')
    .replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
  return new RegExp(`^${pattern}$`);
};

const decoded = (groups: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(groups).map(([name, value]) => {
      try {
        return [name, decodeURIComponent(value)];
      } catch {
        return [name, value];
      }
    }),
  );

const integrationOf = (target: string, model: Model): string => {
  const integration = model.ofType('AWS::ApiGatewayV2::Integration').find(({ ref }) => target === `integrations/${ref}`);
  const uri = integration?.properties.IntegrationUri;
  const fn = model.ofType('AWS::Lambda::Function').find(({ arn }) => uri === arn || uri?.includes(`${arn}/invocations`) === true);
  if (integration === undefined || fn === undefined)
    throw new Error(`The HTTP API points at ${target}, which is no function of the app.`);
  if (integration.properties.PayloadFormatVersion !== '2.0') throw new Error(`${integration.path} must use payload format 2.0.`);
  return fn.name;
};

const authorizerOf = (id: string | undefined, scopes: readonly string[], model: Model): Route['authorizer'] => {
  const authorizer = model.ofType('AWS::ApiGatewayV2::Authorizer').find(({ ref }) => ref === id);
  const jwt = authorizer?.properties.JwtConfiguration;
  if (jwt === undefined) throw new Error(`The local engine checks JWT authorizers only, not ${id ?? 'IAM'}.`);
  return { issuer: jwt.Issuer, audience: jwt.Audience, scopes };
};
