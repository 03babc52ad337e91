import type { Permissions } from '../permissions.ts';
import type { StoreClient } from '../store-client.ts';
import type { Table } from '../tables.ts';
import { demand, parseJson, type Service, unsupported } from './call.ts';
import { type DynamoDbInput, needsOf } from './dynamodb-needs.ts';

export interface DynamoDbOptions {
  readonly permissions: Permissions;
  readonly store: StoreClient;
  readonly tables: readonly Table[];
  /** Told the tables that a call has written to. */
  readonly onWrite: (tables: readonly string[]) => void;
}

const WRITES = new Set(['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'TransactWriteItems']);

/** DynamoDB: checks the caller's permissions, then hands the call to the store untouched. */
export const serveDynamoDb = ({ permissions, store, tables, onWrite }: DynamoDbOptions): Service => {
  const byName = new Map(tables.map((table) => [table.name, table]));
  return async ({ caller, operation, body }) => {
    const needs = needsOf(operation, parseJson(body) as DynamoDbInput, byName);
    if (needs === undefined) throw unsupported('DynamoDB', operation);
    for (const need of needs) demand(permissions, caller, need);
    const { status, headers, body: answer } = await store.forward(`DynamoDB_20120810.${operation}`, body);
    if (status === 200 && WRITES.has(operation)) onWrite(needs.map(({ table }) => table));
    const checksum = headers['x-amz-crc32'];
    return {
      status,
      contentType: headers['content-type'] ?? 'application/x-amz-json-1.0',
      body: answer,
      ...(typeof checksum === 'string' ? { headers: { 'x-amz-crc32': checksum } } : {}),
    };
  };
};
