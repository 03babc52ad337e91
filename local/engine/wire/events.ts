import type { Clock } from '../clock.ts';
import { arnOf, type Place } from '../identifiers.ts';
import type { Ids } from '../ids.ts';
import type { Permissions } from '../permissions.ts';
import { DEFAULT_BUS, type EventBuses } from '../sources/event-buses.ts';
import { demand, json, parseJson, type Service, ServiceError, unsupported } from './call.ts';

export interface EventsOptions {
  readonly permissions: Permissions;
  readonly buses: EventBuses;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly place: Place;
}

interface Entry {
  readonly Source?: string;
  readonly DetailType?: string;
  readonly Detail?: string;
  readonly EventBusName?: string;
  readonly Resources?: readonly string[];
  /** Seconds since 1970. */
  readonly Time?: number;
}

/** EventBridge `PutEvents`: a bad entry is answered with its reason and does not stop the others. */
export const serveEvents =
  (options: EventsOptions): Service =>
  ({ caller, operation, body }) => {
    if (operation !== 'PutEvents') throw unsupported('EventBridge', operation);
    const { Entries = [] } = parseJson(body) as { readonly Entries?: readonly Entry[] };
    for (const { EventBusName = DEFAULT_BUS } of Entries) {
      const name = options.buses.nameOf(EventBusName) ?? EventBusName;
      const resource = arnOf(options.place, 'events', `event-bus/${name}`);
      demand(options.permissions, caller, { action: 'events:PutEvents', resource });
      if (options.buses.nameOf(EventBusName) === undefined) {
        throw new ServiceError('ResourceNotFoundException', `Event bus ${name} does not exist.`);
      }
    }
    const results = Entries.map((entry) => put(entry, caller, options));
    return json('1.1', { FailedEntryCount: results.filter((result) => 'ErrorCode' in result).length, Entries: results });
  };

const put = (entry: Entry, caller: string, { buses, ids, clock, place }: EventsOptions) => {
  const { Source, DetailType, Detail, EventBusName = DEFAULT_BUS, Resources = [], Time } = entry;
  if (!Source || !DetailType || !Detail) {
    return { ErrorCode: 'InvalidArgument', ErrorMessage: 'Source, DetailType and Detail are required.' };
  }
  const detail = parsedObject(Detail);
  if (detail === undefined) return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
  const id = ids.of(caller, JSON.stringify(entry));
  buses.put(buses.nameOf(EventBusName) ?? EventBusName, {
    version: '0',
    id,
    'detail-type': DetailType,
    source: Source,
    account: place.account,
    time: `${new Date(Time === undefined ? clock.now() : Time * 1000).toISOString().slice(0, 19)}Z`,
    region: place.region,
    resources: Resources,
    detail,
  });
  return { EventId: id };
};

const parsedObject = (text: string): object | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
};
