import type { StreamRecord } from './sources/stream-record.ts';
import type { TopicAttributes } from './sources/topics.ts';

/** A line that a function, or the engine itself, has to say. */
export interface LogEntry {
  /** Physical name of the function, or `engine`. */
  readonly function: string;
  readonly line: string;
}

/** A text on its way to a phone. */
export interface OutgoingSms {
  readonly function: string;
  /** E.164, for example `+8613800000001`. */
  readonly phone: string;
  readonly message: string;
  readonly attributes: TopicAttributes;
  readonly messageId: string;
  readonly at: number;
}

/**
 * What the carrier makes of a text: takes it; refuses it with an error of the service (`Throttled`, `InvalidParameter`, …;
 * End User Messaging also says the `reason`); or takes it and never answers, so that the sender cannot know.
 */
export type SmsFate =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'rejected'; readonly code: string; readonly message: string; readonly reason?: string }
  | { readonly kind: 'timed-out' };

export interface TopicMessage {
  readonly topicArn: string;
  readonly message: string;
  readonly attributes: TopicAttributes;
}

/** What the host of the engine can listen to. Each is optional. */
export interface Hooks {
  readonly onLog?: (entry: LogEntry) => void;
  /** Decides what becomes of a text; accepted where it decides nothing. */
  // eslint-disable-next-line @typescript-eslint/no-invalid-void-type -- a listener that only listens returns nothing
  readonly onSms?: (sms: OutgoingSms) => SmsFate | void | Promise<SmsFate | void>;
  readonly onTopicMessage?: (message: TopicMessage) => void;
  /** Every change in every table with a stream, in order, whether or not a function listens. */
  readonly onStreamRecord?: (record: StreamRecord) => void;
}
