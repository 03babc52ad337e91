import { wildcard } from './conditions.ts';
import type { Model } from './model.ts';
import type { ConditionBlock, PolicyDocument, PolicyStatement } from './resource-types.ts';

/** One action pattern of a statement; `isUsed` once it has let a call through. */
export interface ActionGrant {
  readonly pattern: string;
  readonly matches: RegExp;
  isUsed: boolean;
}

/** A policy statement of a role, ready to be asked. */
export interface Statement {
  readonly isDeny: boolean;
  readonly actions: readonly ActionGrant[];
  readonly resources: readonly string[];
  readonly resourceMatches: readonly RegExp[];
  readonly condition?: ConditionBlock;
}

/** Managed policies that grant nothing the engine serves: logs, traces, and what CDK's own helper functions need. */
const HARMLESS =
  /:policy\/(service-role\/AWSLambda\w*ExecutionRole|AWSXRayDaemonWriteAccess|service-role\/AmazonAPIGatewayPushToCloudWatchLogs)$/;

/**
 * The statements of each role, by role ARN: its inline policies and the policies attached to it in the templates.
 *
 * @throws on `NotAction` and `NotResource`, and on other managed policies: what they grant cannot be told from the templates
 */
export const readStatements = (model: Model): ReadonlyMap<string, readonly Statement[]> => {
  const policies = [...model.ofType('AWS::IAM::Policy'), ...model.ofType('AWS::IAM::ManagedPolicy')].map((policy) => ({
    ids: [policy.ref, policy.arn],
    roles: policy.properties.Roles ?? [],
    statements: fromDocument(policy.properties.PolicyDocument, policy.path),
  }));
  return new Map(
    model.ofType('AWS::IAM::Role').map(({ arn, ref, path, properties }) => {
      const managed = properties.ManagedPolicyArns ?? [];
      const foreign = managed.find((id) => !HARMLESS.test(id) && !policies.some(({ ids }) => ids.includes(id)));
      if (foreign !== undefined) throw new Error(`${path} uses ${foreign}; the local engine cannot tell what it grants.`);
      const inline = (properties.Policies ?? []).flatMap(({ PolicyDocument }) => fromDocument(PolicyDocument, path));
      const attached = policies.filter(({ ids, roles }) => roles.includes(ref) || ids.some((id) => managed.includes(id)));
      return [arn, [...inline, ...attached.flatMap(({ statements }) => statements)]];
    }),
  );
};

const fromDocument = ({ Statement: statements }: PolicyDocument, path: string): Statement[] =>
  [statements].flat().map((statement) => fromStatement(statement, path));

const fromStatement = (statement: PolicyStatement, path: string): Statement => {
  if (statement.NotAction !== undefined || statement.NotResource !== undefined) {
    throw new Error(`${path} uses NotAction or NotResource, which the local engine does not evaluate.`);
  }
  const resources = [statement.Resource ?? []].flat();
  return {
    isDeny: statement.Effect === 'Deny',
    actions: [statement.Action ?? []].flat().map((pattern) => ({ pattern, matches: wildcard(pattern, 'i'), isUsed: false })),
    resources,
    resourceMatches: resources.map((pattern) => wildcard(pattern)),
    ...(statement.Condition === undefined ? {} : { condition: statement.Condition }),
  };
};
