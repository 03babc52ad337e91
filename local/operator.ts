import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { createStore } from '../adapters/dynamodb/store.ts';
import { Table } from '../adapters/dynamodb/table.ts';
import { kmsPersonVault } from '../adapters/kms-person-vault.ts';
import type { PersonVault, Store } from '../workflows/ports.ts';
import type { Engine } from './engine/engine.ts';

/** The operator's own access to a running engine: to set a centre up, to look, and to hold a client's handset. */
export interface Operator {
  readonly store: Store;
  /** Persons, with the sender's permissions: it opens what is sealed and knows the links it sends. */
  readonly vault: PersonVault;
  readonly tableName: string;
  readonly close: () => void;
}

export const operatorOf = (engine: Engine): Operator => {
  const send = engine.describe('Send');
  const region = 'us-east-1';
  const dynamodb = new DynamoDBClient({ endpoint: engine.storeEndpoint, region, credentials: { accessKeyId: 'operator', secretAccessKey: 'operator' } });
  const kms = new KMSClient({ endpoint: engine.wireEndpoint, region, credentials: { accessKeyId: send.name, secretAccessKey: 'operator' } });
  const setting = (name: string): string => {
    const value = send.environment[name];
    if (value === undefined) throw new Error(`the Send function has no setting ${name}`);
    return value;
  };
  const tableName = setting('TABLE_NAME');
  return {
    store: createStore(new Table(tableName, dynamodb)),
    vault: kmsPersonVault(
      {
        personKeyArn: setting('PERSON_KEY_ARN'),
        phoneHashKeyArn: setting('PHONE_HASH_KEY_ARN'),
        phoneHashKeyVersion: setting('PHONE_HASH_KEY_VERSION'),
      },
      kms,
    ),
    tableName,
    close: () => {
      dynamodb.destroy();
      kms.destroy();
    },
  };
};
