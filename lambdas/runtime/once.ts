import {
  IdempotencyAlreadyInProgressError,
  IdempotencyConfig,
  IdempotencyValidationError,
  makeIdempotent,
} from '@aws-lambda-powertools/idempotency';
import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Context } from 'aws-lambda';
import { keys, TABLE_ATTRIBUTES } from '../../adapters/dynamodb/keys.ts';
import type { HttpResult } from './http.ts';

/** A request that is to be worked off once, however often it comes. */
export interface OnceRequest {
  /** Who asks, for what, and under which key. */
  readonly key: string;
  /** What it brings. */
  readonly body: string;
}

/** `in-progress`: the same is being worked off; `other-body`: the key was used with something else. */
export type OnceResult = HttpResult | 'in-progress' | 'other-body';
export type Once = (request: OnceRequest, context: Context | undefined, work: () => Promise<HttpResult>) => Promise<OnceResult>;

/** How long an answer is kept to be given again. */
const KEPT_SECONDS = 24 * 3600;

/**
 * Works a request off once: its answer is kept for a day and given again. What is refused or fails is not kept; what was cut off may be
 * tried again once the invocation's time is over. Of the request only hashes are kept. Powertools reads the machine's clock for both times.
 */
export const onceOnly = (tableName: string, client?: DynamoDBClient): Once => {
  const { pk, sk } = keys.once();
  const persistenceStore = new DynamoDBPersistenceLayer({
    tableName,
    keyAttr: TABLE_ATTRIBUTES.partitionKey,
    staticPkValue: pk,
    sortKeyAttr: TABLE_ATTRIBUTES.sortKey,
    expiryAttr: TABLE_ATTRIBUTES.ttl,
    ...(client === undefined ? {} : { awsSdkV3Client: client }),
  });
  return async (request, context, work) => {
    const config = new IdempotencyConfig({
      eventKeyJmesPath: 'key',
      payloadValidationJmesPath: 'body',
      expiresAfterSeconds: KEPT_SECONDS,
      hashFunction: 'sha256',
      throwOnNoIdempotencyKey: true,
      ...(context === undefined ? {} : { lambdaContext: context }),
    });
    try {
      return await makeIdempotent((_: OnceRequest) => work(), { persistenceStore, config, keyPrefix: sk })(request);
    } catch (error) {
      if (error instanceof IdempotencyAlreadyInProgressError) return 'in-progress';
      if (error instanceof IdempotencyValidationError) return 'other-body';
      throw error;
    }
  };
};
