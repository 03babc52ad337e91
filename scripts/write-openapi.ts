import { writeFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { ProblemAnswer } from '../contracts/console/problem.ts';
import type { Operation, Parameter } from '../contracts/openapi/operation.ts';
import { OPERATIONS } from '../contracts/openapi/operations.ts';
import { ROLES, rolesFor } from '../domain/shared/permissions.ts';
import type { Role } from '../domain/shared/permissions.ts';

/* The contracts as an OpenAPI 3.1 document, as it stands in docs/openapi.json. */

const jsonSchema = (schema: z.ZodMiniType, io: 'input' | 'output' = 'output'): object => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ jsonSchema: made }) => {
      // A list that is not to be changed is no list that may not be sent; and every number is within a double's.
      delete made.readOnly;
      if (made.minimum === Number.MIN_SAFE_INTEGER) delete made.minimum;
      if (made.maximum === Number.MAX_SAFE_INTEGER) delete made.maximum;
    },
  });
  return rest;
};

const content = (type: string, schema: object): object => ({ content: { [type]: { schema } } });
const isRead = ({ route }: Operation): boolean => route.startsWith('GET');

/** Whom a route answers. */
export const rolesOf = ({ may }: Operation): readonly Role[] => {
  if (may === 'signed-in') return ROLES;
  if (may === 'anybody') return [];
  const actions = typeof may === 'string' ? [may] : may;
  return ROLES.filter((role) => actions.some((action) => rolesFor(action).includes(role)));
};

/** Every status other than success that a route may answer. */
export const refusalsOf = (operation: Operation): readonly number[] => {
  const { may, query, body, refusals = [], isConditional, isOnce } = operation;
  if (may === 'anybody') return [429];
  const given = query === undefined && body === undefined ? [] : [400];
  const written = isRead(operation) ? [] : [409, 413];
  const also = [...(isConditional === true ? [412] : []), ...(isOnce === true ? [400, 422] : [])];
  return [...new Set([...given, 401, 403, 404, ...written, ...also, ...refusals, 429])].toSorted((a, b) => a - b);
};

const REFUSED: Readonly<Record<number, string>> = {
  400: 'something is not as agreed; `errors` names it 请求不合规定',
  401: 'not signed in, or no longer 未登录或登录已过期',
  403: 'not for this role 无权限',
  404: 'not there, or not yours: the answer is the same 没有,或不属于您的机构',
  409: 'a rule refuses it; `title` is its code, `detail` says it in words 按规则不能办理',
  410: 'erased 已清除',
  412: 'changed since the version that `If-Match` names 此后已有人更改',
  413: 'over 1 MiB 请求体过大',
  422: 'its content breaks rules, or the key was used for another request 内容不合规则',
  429: 'too many requests 请求过多',
};

/** The gateway itself answers these, in its own words. */
const GATEWAYS = ['401', '429'];

/** What is refused is the same for every route. */
const refusedResponses = (): object => {
  const problem = content('application/problem+json', { $ref: '#/components/schemas/Problem' });
  const responses = Object.entries(REFUSED).map(([status, description]) => [
    status,
    { description, ...(GATEWAYS.includes(status) ? {} : problem) },
  ]);
  return Object.fromEntries(responses) as object;
};

const parameterOf = (where: 'path' | 'query' | 'header', { name, schema, isRequired = where === 'path' }: Parameter): object => ({
  name,
  in: where,
  required: isRequired,
  schema: jsonSchema(schema, 'input'),
});

const PATH_PART = z.string().check(z.minLength(1), z.maxLength(128));
const IF_MATCH: Parameter = { name: 'If-Match', schema: z.string() };
const IDEMPOTENCY_KEY: Parameter = { name: 'Idempotency-Key', schema: z.string().check(z.minLength(1), z.maxLength(128)) };

const parametersOf = ({ route, query = [], isConditional, isOnce }: Operation): readonly object[] => [
  ...[...route.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => parameterOf('path', { name, schema: PATH_PART })),
  ...query.map((parameter) => parameterOf('query', parameter)),
  ...(isConditional === true ? [parameterOf('header', IF_MATCH)] : []),
  ...(isOnce === true ? [parameterOf('header', IDEMPOTENCY_KEY)] : []),
];

const ETAG = { ETag: { description: 'the version shown; `If-Match` names it', schema: { type: 'string' } } };

const responsesOf = (operation: Operation): object => {
  const done = Object.entries(operation.answers).map(([status, answer]) => {
    const shown =
      typeof answer === 'string' ? content(answer, { type: 'string' }) : content('application/json', jsonSchema(answer));
    const page = operation.hasPage === true ? content('text/html', { type: 'string' }) : {};
    const both = { content: { ...(shown as { content: object }).content, ...(page as { content?: object }).content } };
    return [status, { description: 'done 成功', ...(operation.isVersioned === true ? { headers: ETAG } : {}), ...both }];
  });
  const refused = refusalsOf(operation).map((status) => [status, { $ref: `#/components/responses/${status}` }]);
  return Object.fromEntries([...done, ...refused]) as object;
};

/** `getCentresByCentreIdLawyers`: one name a route. */
export const operationId = (route: string): string => {
  const [method = '', path = ''] = route.split(' ');
  const words = path
    .replace(/^\/v1/, '')
    .split(/[/\-.]/)
    .filter((word) => word !== '');
  return (
    method.toLowerCase() +
    words.map((word) => capital(word.replace(/^\{(\w+)\}$/, (_, name: string) => `By${capital(name)}`))).join('')
  );
};
const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

const operationOf = (operation: Operation): object => {
  const { route, summary, body, may } = operation;
  const roles = rolesOf(operation);
  return {
    operationId: operationId(route),
    summary,
    ...(may === 'anybody' ? { security: [] } : { 'x-roles': roles }),
    parameters: parametersOf(operation),
    ...(body === undefined ? {} : { requestBody: { required: true, ...content('application/json', jsonSchema(body, 'input')) } }),
    responses: responsesOf(operation),
  };
};

const DESCRIPTION = `Huifang 回访: follow-up of closed legal-aid cases. docs/api.md says what goes for every route.
A user sees the own node of the tree of centres and all below it; \`x-roles\` names the roles a route answers.`;

/** The document, as text. */
export const openApi = (): string => {
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of OPERATIONS) {
    const [method = '', path = ''] = operation.route.split(' ');
    (paths[path] ??= {})[method.toLowerCase()] = operationOf(operation);
  }
  const document = {
    openapi: '3.1.0',
    info: { title: 'Huifang 回访', version: '1', description: DESCRIPTION },
    servers: [{ url: '/' }],
    security: [{ signedIn: [] }],
    paths,
    components: {
      schemas: { Problem: jsonSchema(ProblemAnswer) },
      responses: refusedResponses(),
      securitySchemes: { signedIn: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  };
  return `${JSON.stringify(document, null, 1)}\n`;
};

if (import.meta.main) writeFileSync(new URL('../docs/openapi.json', import.meta.url), openApi());
