import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createStore } from '../adapters/dynamodb/store.ts';
import { Table } from '../adapters/dynamodb/table.ts';
import { startStore } from '../local/engine/store-process.ts';

interface Capacity {
  readonly CapacityUnits?: number;
}

/** The product's store on an embedded DynamoDB of its own, with the request units and calls it has used so far. */
export const countedStore = async () => {
  const { endpoint, stop } = await startStore();
  const credentials = { accessKeyId: 'bench', secretAccessKey: 'bench' };
  const client = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials });
  const used = { read: 0, write: 0, calls: 0 };
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' });
        const result = await next(args);
        const { ConsumedCapacity } = result.output as { ConsumedCapacity?: Capacity | Capacity[] };
        const units = [ConsumedCapacity ?? []].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
        used[commandName === 'GetItemCommand' || commandName === 'QueryCommand' ? 'read' : 'write'] += units;
        used.calls += 1;
        return result;
      },
    { step: 'initialize' },
  );
  const attributes = ['pk', 'sk'] as const;
  await client.send(
    new CreateTableCommand({
      TableName: 'huifang',
      KeySchema: attributes.map((AttributeName, i) => ({ AttributeName, KeyType: i === 0 ? 'HASH' : 'RANGE' })),
      AttributeDefinitions: attributes.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      BillingMode: 'PAY_PER_REQUEST',
    }),
  );
  return { store: createStore(new Table('huifang', client)), used, stop };
};
