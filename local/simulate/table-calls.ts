/* What is asked of a table, simulated or real, and what it refuses. */

export type Item = Readonly<Record<string, unknown>>;

export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** One item before and after a write, as the table's stream tells it. */
export interface Change {
  readonly key: Key;
  readonly was?: Item;
  readonly is?: Item;
}

/** A call, in the document client's words. */
export interface Call {
  readonly operation: Operation;
  readonly input: Readonly<Record<string, unknown>>;
}

export type Operation = 'Get' | 'Put' | 'Delete' | 'Update' | 'TransactWrite' | 'BatchWrite' | 'Query' | 'Scan';

/** What DynamoDB refuses, named as the SDK names it. */
export class Refused extends Error {
  readonly CancellationReasons?: readonly { readonly Code: string }[];
  /** The item that was there, where the call asked for it. */
  readonly Item?: Item;

  constructor(name: string, message: string, reasons?: readonly string[], item?: Item) {
    super(message);
    this.name = name;
    if (item !== undefined) this.Item = item;
    if (reasons !== undefined) this.CancellationReasons = reasons.map((Code) => ({ Code }));
  }
}
