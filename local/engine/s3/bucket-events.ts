import type { Clock } from '../clock.ts';
import type { Ids } from '../ids.ts';
import type { Model, Resource } from '../model.ts';
import type { BucketProperties } from '../resource-types.ts';
import { DEFAULT_BUS, type EventBuses } from '../sources/event-buses.ts';
import type { StoredObject } from './bucket-files.ts';

/** Tells those who wait for it that an object was made. */
export type Announce = (object: StoredObject, reason: 'PutObject' | 'CompleteMultipartUpload') => void;

export interface AnnouncerOptions {
  readonly model: Model;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly buses: EventBuses;
}

/**
 * `Object Created` on the default bus, for buckets that send to EventBridge.
 *
 * @throws when the bucket has notifications of another kind
 */
export const announcer = (
  { name, arn, path, properties }: Resource<BucketProperties>,
  { model, clock, ids, buses }: AnnouncerOptions,
): Announce => {
  const { EventBridgeConfiguration, ...others } = properties.NotificationConfiguration ?? {};
  if (Object.keys(others).length > 0) throw new Error(`${path} has notifications that do not go to EventBridge.`);
  if (EventBridgeConfiguration?.EventBridgeEnabled !== true) return () => undefined;
  return ({ key, size, etag, at }, reason) => {
    const id = ids.of(arn, key, etag, String(at));
    buses.put(DEFAULT_BUS, {
      version: '0',
      id,
      'detail-type': 'Object Created',
      source: 'aws.s3',
      account: model.place.account,
      time: `${new Date(clock.now()).toISOString().slice(0, 19)}Z`,
      region: model.place.region,
      resources: [arn],
      detail: {
        version: '0',
        bucket: { name },
        object: { key, size, etag, sequencer: at.toString(16).toUpperCase() },
        'request-id': id,
        requester: model.place.account,
        reason,
      },
    });
  };
};
