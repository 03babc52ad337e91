import type { Clock } from '../clock.ts';
import { arnOf, type Place } from '../identifiers.ts';
import type { Ids } from '../ids.ts';
import type { Permissions } from '../permissions.ts';
import { DEFAULT_BUS, type EventBuses } from '../sources/event-buses.ts';
import type { Archives } from '../sources/archives.ts';
import { demand, json, parseJson, type Service, ServiceError, unsupported } from './call.ts';

export interface EventsOptions {
  readonly permissions: Permissions;
  readonly buses: EventBuses;
  readonly archives: Archives;
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

/** EventBridge `PutEvents`, and `StartReplay` of an archive. A bad entry is answered with its reason and does not stop the others. */
export const serveEvents =
  (options: EventsOptions): Service =>
  ({ caller, operation, body }) => {
    if (operation === 'StartReplay') return startReplay(parseJson(body) as ReplayInput, caller, options);
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

interface ReplayInput {
  readonly ReplayName?: string;
  /** The archive. */
  readonly EventSourceArn?: string;
  /** Seconds since 1970. */
  readonly EventStartTime?: number;
  readonly EventEndTime?: number;
  readonly Destination?: { readonly Arn?: string; readonly FilterArns?: readonly string[] };
}

/** Puts what an archive holds of a span of time on its bus again; done when it is answered. */
const startReplay = (input: ReplayInput, caller: string, { permissions, buses, archives, clock, place }: EventsOptions) => {
  const { ReplayName = '', EventSourceArn = '', EventStartTime = 0, EventEndTime = 0, Destination } = input;
  const resource = arnOf(place, 'events', `replay/${ReplayName}`);
  demand(permissions, caller, { action: 'events:StartReplay', resource });
  const bus = archives.busOf(EventSourceArn);
  const events = archives.between(EventSourceArn, EventStartTime * 1000, EventEndTime * 1000);
  if (bus === undefined || events === undefined) {
    throw new ServiceError('ResourceNotFoundException', `Archive ${EventSourceArn} does not exist.`);
  }
  if (ReplayName === '' || EventStartTime >= EventEndTime || buses.nameOf(Destination?.Arn ?? '') !== bus) {
    throw new ServiceError('ValidationException', 'A replay needs a name, a start before its end, and the bus of its archive.');
  }
  if (Destination?.FilterArns !== undefined) throw unsupported('EventBridge', 'StartReplay to single rules');
  for (const event of events) buses.put(bus, { ...event, 'replay-name': ReplayName });
  return json('1.1', { ReplayArn: resource, State: 'STARTING', ReplayStartTime: clock.now() / 1000 });
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
