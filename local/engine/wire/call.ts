import type { ConditionContext } from '../conditions.ts';
import type { Permissions } from '../permissions.ts';

/** One AWS call as it came in. */
export interface Call {
  /** Who calls: the function's name, which is its access key. */
  readonly caller: string;
  /** For example `PutItem`. */
  readonly operation: string;
  readonly body: Buffer;
}

export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The connection breaks off without an answer: the caller cannot know what became of its call. */
export const NO_ANSWER = Symbol('no answer');

export type Service = (call: Call) => Promise<Answer | typeof NO_ANSWER> | Answer;

/** A refusal that the caller gets in the shape of its service. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly code: string;
  readonly status: number;
  /** What the service says beside code and message; only in JSON. */
  readonly details: object;

  constructor(code: string, message: string, status = 400, details: object = {}) {
    super(message);
    this.code = code;
    this.status = status;
    this.details = details;
  }
}

export const unsupported = (service: string, operation: string): ServiceError =>
  new ServiceError('UnsupportedOperation', `The local engine does not serve ${service} ${operation}.`);

export interface Need {
  readonly action: string;
  readonly resource: string;
  readonly context?: () => ConditionContext;
}

/** @throws ServiceError `code` when the caller's role does not allow it */
export const demand = (permissions: Permissions, caller: string, need: Need, code = 'AccessDeniedException'): void => {
  const reason = permissions.refusalOf({ caller, ...need });
  if (reason === undefined) return;
  const { action, resource } = need;
  throw new ServiceError(
    code,
    `User: ${caller} is not authorized to perform: ${action} on resource: ${resource} because ${reason}`,
    403,
  );
};

export const json = (version: '1.0' | '1.1', output: object): Answer => ({
  status: 200,
  contentType: `application/x-amz-json-${version}`,
  body: JSON.stringify(output),
});

export const parseJson = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (cause) {
    throw new ServiceError('SerializationException', `The call's body is no JSON: ${String(cause)}`);
  }
};
