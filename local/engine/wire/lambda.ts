import { FunctionError } from '../function-instance.ts';
import type { Functions } from '../functions.ts';
import type { Model } from '../model.ts';
import type { Permissions } from '../permissions.ts';
import { type Answer, demand, parseJson, type Service, ServiceError, unsupported } from './call.ts';

export interface LambdaOptions {
  readonly model: Model;
  readonly permissions: Permissions;
  readonly functions: Functions;
}

/** Lambda `Invoke`, answered once the function has: what it threw comes in the body, as in the cloud. */
export const serveLambda =
  ({ model, permissions, functions }: LambdaOptions): Service =>
  async ({ caller, operation, body }) => {
    const [, written] = /^POST \/2015-03-31\/functions\/([^/]+)\/invocations$/.exec(operation) ?? [];
    if (written === undefined) throw unsupported('Lambda', operation);
    const asked = decodeURIComponent(written);
    const found = model.ofType('AWS::Lambda::Function').find(({ name, arn }) => name === asked || arn === asked);
    if (found === undefined) throw new ServiceError('ResourceNotFoundException', `Function not found: ${asked}`, 404);
    demand(permissions, caller, { action: 'lambda:InvokeFunction', resource: found.arn });
    try {
      return answered(await functions.invoke(found.name, body.length === 0 ? {} : parseJson(body)));
    } catch (error) {
      if (!(error instanceof FunctionError)) throw error;
      const { errorType, message: errorMessage, trace } = error;
      return answered({ errorType, errorMessage, trace }, { 'x-amz-function-error': 'Unhandled' });
    }
  };

const answered = (output: unknown, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status: 200,
  contentType: 'application/json',
  body: JSON.stringify(output),
  headers,
});
