export type Image = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** One change of a table, as functions see it. */
export interface StreamRecord {
  readonly eventID: string;
  readonly eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  readonly eventVersion: string;
  readonly eventSource: 'aws:dynamodb';
  readonly awsRegion: string;
  readonly eventSourceARN: string;
  readonly dynamodb: {
    /** Seconds since 1970, by the engine's clock. */
    readonly ApproximateCreationDateTime: number;
    readonly Keys: Image;
    readonly NewImage?: Image;
    readonly OldImage?: Image;
    readonly SequenceNumber: string;
    readonly SizeBytes: number;
    readonly StreamViewType: string;
  };
}

/** A record as the store tells it: with its own region and the machine's time. */
export type StoreRecord = Omit<StreamRecord, 'dynamodb'> & {
  readonly dynamodb: Omit<StreamRecord['dynamodb'], 'ApproximateCreationDateTime'>;
};

export const toStreamRecord = (
  record: StoreRecord,
  place: { readonly region: string; readonly arn: string; readonly at: number },
) => {
  const { eventID, eventName, eventVersion, dynamodb } = record;
  return {
    eventID,
    eventName,
    eventVersion,
    eventSource: 'aws:dynamodb',
    awsRegion: place.region,
    eventSourceARN: place.arn,
    dynamodb: { ...(ordered(dynamodb) as StoreRecord['dynamodb']), ApproximateCreationDateTime: Math.floor(place.at / 1000) },
  } satisfies StreamRecord;
};

/** The same with its keys in alphabetical order, for the store tells attributes in any order and a run must be repeatable. */
const ordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, entry]): [string, unknown] => [key, ordered(entry)]);
  return Object.fromEntries(entries.sort(([left], [right]) => (left < right ? -1 : 1)));
};

/** Whether a sequence number comes after another; they are whole numbers of up to 40 digits. */
export const isAfter = (left: string, right: string): boolean => BigInt(left) > BigInt(right);
