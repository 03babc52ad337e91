import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { createStore } from '../adapters/dynamodb/store.ts';
import { Table } from '../adapters/dynamodb/table.ts';
import { kmsVault } from '../adapters/kms-vault.ts';
import { hashKeys } from '../lambdas/runtime/hash-keys.ts';
import type { Store, Vault } from '../workflows/ports.ts';
import type { Engine } from './engine/engine.ts';
import { tableSnapshot } from './table-snapshot.ts';
import type { TableSnapshot } from './table-snapshot.ts';

/** The operator's own access to a running engine: to set a centre up, to look, and to hold a client's handset. */
export interface Operator {
  readonly store: Store;
  readonly vault: Vault;
  readonly snapshot: () => Promise<TableSnapshot>;
  /** Messages that could not be worked off, by their dead-letter queue. */
  readonly deadLetters: () => readonly { readonly queue: string; readonly count: number }[];
  readonly close: () => void;
}

export const operatorOf = (engine: Engine): Operator => {
  const { properties } = engine.model.find('AWS::Lambda::Function', 'Send');
  const settings = (properties.Environment?.Variables ?? {}) as Readonly<Record<string, string | undefined>>;
  const setting = (name: string): string => {
    const value = settings[name];
    if (value === undefined) throw new Error(`the Send function has no setting ${name}`);
    return value;
  };
  const access = { endpoint: engine.endpoint, region: engine.model.place.region, credentials: engine.operator };
  const dynamodb = new DynamoDBClient(access);
  const kms = new KMSClient(access);
  const tableName = setting('TABLE_NAME');
  const keys = {
    personKeyArn: setting('PERSON_KEY_ARN'),
    phoneHashKeys: hashKeys(setting('PHONE_HASH_KEYS')),
  };
  return {
    store: createStore(new Table(tableName, dynamodb)),
    vault: kmsVault(keys, kms),
    snapshot: () => tableSnapshot(dynamodb, tableName),
    deadLetters: () =>
      engine.model
        .ofType('AWS::SQS::Queue')
        .filter(({ path }) => path.includes('DeadLetters'))
        .map(({ path }) => ({ queue: path, count: engine.queue(path).messages.length }))
        .filter(({ count }) => count > 0),
    close: () => {
      dynamodb.destroy();
      kms.destroy();
    },
  };
};
