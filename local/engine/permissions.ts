import type { Clock } from './clock.ts';
import { type ConditionContext, failingCondition, isKnown } from './conditions.ts';
import type { Model } from './model.ts';
import { readStatements, type Statement } from './statements.ts';

/** A call that a function's role does not allow. */
export interface Refusal {
  readonly function: string;
  /** For example `dynamodb:PutItem`. */
  readonly action: string;
  readonly resource: string;
  readonly reason: string;
  readonly at: number;
}

/** One action that a role is granted. */
export interface Grant {
  readonly role: string;
  readonly action: string;
  readonly resources: readonly string[];
}

export interface AccessRequest {
  /** Name of the calling function, or `OPERATOR`. */
  readonly caller: string;
  readonly action: string;
  /** ARN; `*` where the action has no resource of its own. */
  readonly resource: string;
  /** Asked for only where a matching statement has a condition. */
  readonly context?: () => ConditionContext;
}

export interface Permissions {
  /** Why the call is refused; undefined when it is allowed. A refusal is recorded. */
  readonly refusalOf: (request: AccessRequest) => string | undefined;
  readonly refusals: readonly Refusal[];
  readonly usedGrants: () => readonly Grant[];
  /** Granted, never needed so far; actions of services that are not served here are left out. */
  readonly unusedGrants: () => readonly Grant[];
}

/** The caller that is the person at the machine: allowed everything. */
export const OPERATOR = 'operator';
/** The secret of every access key here: who calls is told by the key alone, and presigned URLs are signed with it. */
export const SECRET_ACCESS_KEY = 'local';

const SERVED = /^(dynamodb|events|kms|lambda|s3|secretsmanager|sms-voice|sns|sqs):/i;

/** Checks each call against the caller's role, as the templates grant it. */
export const createPermissions = (model: Model, clock: Clock): Permissions => {
  const byRole = readStatements(model);
  const byFunction = new Map(
    model.ofType('AWS::Lambda::Function').map(({ name, properties }) => [name, byRole.get(properties.Role) ?? []]),
  );
  const roleNames = new Map(model.ofType('AWS::IAM::Role').map(({ arn, path }) => [arn, path]));
  const relevant = new Map<string, readonly Statement[]>();
  const refusals: Refusal[] = [];

  const statementsFor = ({ caller, action, resource }: AccessRequest): readonly Statement[] | undefined => {
    const key = `${caller} ${action} ${resource}`;
    const cached = relevant.get(key);
    if (cached !== undefined) return cached;
    const found = byFunction
      .get(caller)
      ?.filter(
        ({ actions, resourceMatches }) =>
          actions.some(({ matches }) => matches.test(action)) && resourceMatches.some((matches) => matches.test(resource)),
      );
    if (found !== undefined) relevant.set(key, found);
    return found;
  };

  const judge = (request: AccessRequest): string | undefined => {
    const statements = statementsFor(request);
    if (statements === undefined) return `${request.caller} is no function of this app`;
    const context = (): ConditionContext => ({ 'aws:SecureTransport': ['true'], ...request.context?.() });
    if (statements.some(({ isDeny, condition }) => isDeny && forbids(condition, context))) return 'a statement denies it';
    let reason = 'no statement of its role allows it';
    for (const { isDeny, condition, actions } of statements) {
      if (isDeny) continue;
      const failing = condition === undefined ? undefined : failingCondition(condition, context());
      if (failing === undefined) {
        for (const action of actions) if (action.matches.test(request.action)) action.isUsed = true;
        return undefined;
      }
      reason = failing;
    }
    return reason;
  };

  const grants = (isUsed: boolean): readonly Grant[] =>
    [...byRole].flatMap(([role, statements]) =>
      statements
        .filter(({ isDeny }) => !isDeny)
        .flatMap(({ actions, resources }) =>
          actions
            .filter((action) => action.isUsed === isUsed && SERVED.test(action.pattern))
            .map(({ pattern }) => ({ role: roleNames.get(role) ?? role, action: pattern, resources })),
        ),
    );

  return {
    refusals,
    refusalOf: (request) => {
      if (request.caller === OPERATOR) return undefined;
      const reason = judge(request);
      if (reason !== undefined) {
        const { caller, action, resource } = request;
        refusals.push({ function: caller, action, resource, reason, at: clock.now() });
      }
      return reason;
    },
    usedGrants: () => grants(true),
    unusedGrants: () => grants(false),
  };
};

/** A denial whose condition cannot be judged stands. */
const forbids = (condition: Statement['condition'], context: () => ConditionContext): boolean =>
  condition === undefined || !isKnown(condition) || failingCondition(condition, context()) === undefined;
