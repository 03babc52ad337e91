import type { ConditionContext } from '../conditions.ts';
import type { Table } from '../tables.ts';
import type { Need } from './call.ts';

type Attributes = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;

/** The parts of a DynamoDB call that say what it touches. */
export interface DynamoDbInput {
  readonly TableName?: string;
  readonly IndexName?: string;
  readonly Key?: Attributes;
  readonly Item?: Attributes;
  readonly KeyConditionExpression?: string;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues?: Attributes;
  readonly TransactItems?: readonly Readonly<Record<string, DynamoDbInput>>[];
  readonly RequestItems?: Readonly<Record<string, RequestItems>>;
}

/** What a batch does to one table: keys to read, or items to write. */
type RequestItems =
  | { readonly Keys: readonly Attributes[] }
  | readonly { readonly PutRequest?: { readonly Item: Attributes }; readonly DeleteRequest?: { readonly Key: Attributes } }[];

/** A permission that a call needs, and the table it concerns. */
export interface TableNeed extends Need {
  readonly table: string;
}

const SINGLE = new Set([
  'GetItem',
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'Query',
  'Scan',
  'DescribeTable',
  'DescribeTimeToLive',
]);

/** Action that IAM asks for each part of a transaction. */
const TRANSACTED: Readonly<Record<string, string>> = {
  ConditionCheck: 'ConditionCheckItem',
  Delete: 'DeleteItem',
  Get: 'GetItem',
  Put: 'PutItem',
  Update: 'UpdateItem',
};

/**
 * The permissions that a DynamoDB call needs: a transaction one for each of its parts, a batch one for each of its tables.
 * Undefined for operations that are not served.
 */
export const needsOf = (
  operation: string,
  input: DynamoDbInput,
  tables: ReadonlyMap<string, Table>,
): readonly TableNeed[] | undefined => {
  if (SINGLE.has(operation)) return [need(operation, input, tables)];
  if (operation === 'TransactWriteItems' || operation === 'TransactGetItems') {
    return (input.TransactItems ?? []).flatMap((item) =>
      Object.entries(item).map(([part, inner]) => need(TRANSACTED[part] ?? part, inner, tables)),
    );
  }
  if (operation === 'BatchGetItem' || operation === 'BatchWriteItem') {
    return Object.entries(input.RequestItems ?? {}).map(([table, requests]) => {
      const keys = keysOf(requests);
      return { ...need(operation, { TableName: table }, tables), context: () => leading(keys, tables.get(nameOf(table))) };
    });
  }
  return undefined;
};

const need = (action: string, input: DynamoDbInput, tables: ReadonlyMap<string, Table>): TableNeed => {
  const name = nameOf(input.TableName ?? '');
  const table = tables.get(name);
  const arn = table?.arn ?? `table/${name}`;
  return {
    table: name,
    action: `dynamodb:${action}`,
    resource: input.IndexName === undefined ? arn : `${arn}/index/${input.IndexName}`,
    context: () => {
      const single = input.Key ?? input.Item ?? queried(input, table);
      if (single !== undefined) return leading([single], table);
      return action === 'Query' ? { 'dynamodb:LeadingKeys': [UNTOLD] } : {};
    },
  };
};

/** Partition of a query that cannot be told from it (an index, an unusual condition): only `*` allows it. */
const UNTOLD = '?';

/** A table may be named by its ARN. */
const nameOf = (table: string): string => table.split('/').pop() ?? table;

const keysOf = (requests: RequestItems): readonly Attributes[] =>
  'Keys' in requests
    ? requests.Keys
    : requests.flatMap(({ PutRequest, DeleteRequest }) =>
        [PutRequest?.Item, DeleteRequest?.Key].filter((key) => key !== undefined),
      );

/** The partition that a query reads, from its key condition (`pk = :pk and …`). */
const queried = (input: DynamoDbInput, table: Table | undefined): Attributes | undefined => {
  if (table === undefined || input.IndexName !== undefined) return undefined;
  for (const [, name = '', value = ''] of (input.KeyConditionExpression ?? '').matchAll(/(#?[\w.-]+)\s*=\s*(:\w+)/g)) {
    const attribute = input.ExpressionAttributeNames?.[name] ?? name;
    if (attribute === table.partitionKey) return { [attribute]: input.ExpressionAttributeValues?.[value] };
  }
  return undefined;
};

/** The partition keys a call touches, as the condition key `dynamodb:LeadingKeys` has them. */
const leading = (keys: readonly Attributes[], table: Table | undefined): ConditionContext => {
  if (table === undefined) return {};
  const values = keys.flatMap((key) => Object.values(key[table.partitionKey] ?? {}).map(String));
  return values.length === 0 ? {} : { 'dynamodb:LeadingKeys': values };
};
