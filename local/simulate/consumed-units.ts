import type { Item } from './table-calls.ts';

/*
 * What a call costs, by the rules DynamoDB bills by: a read unit for each 4 KB read consistently, half of it otherwise; a write
 * unit for each KB of the larger of the item before and after; twice as much in a transaction.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */

const READ_BYTES = 4096;
const WRITE_BYTES = 1024;

/** What a call touched. */
export interface Touched {
  /** Items got one by one; absent ones cost as well. */
  readonly reads?: readonly (Item | undefined)[];
  /** Items of a query, billed together. */
  readonly query?: readonly Item[];
  readonly isConsistent?: boolean;
  /** Items before and after. */
  readonly writes?: readonly (readonly [Item | undefined, Item | undefined])[];
  readonly isTransaction?: boolean;
}

/** The consumed capacity as the SDK shows it, where the call asks for it. */
export const unitsOf = (input: Readonly<Record<string, unknown>>, touched: Touched): Item => {
  if (input['ReturnConsumedCapacity'] !== 'TOTAL') return {};
  const { reads = [], query, isConsistent = false, writes = [], isTransaction = false } = touched;
  const read = (bytes: number): number => Math.max(1, Math.ceil(bytes / READ_BYTES)) * (isConsistent ? 1 : 0.5);
  const readUnits = reads.reduce((sum, item) => sum + read(sizeOf(item)), 0);
  const queryUnits = query === undefined ? 0 : read(query.reduce((sum, item) => sum + sizeOf(item), 0));
  const writeUnits = writes.reduce((sum, [was, is]) => {
    const bytes = Math.max(sizeOf(was), sizeOf(is));
    return sum + Math.max(1, Math.ceil(bytes / WRITE_BYTES)) * (isTransaction ? 2 : 1);
  }, 0);
  const capacity = { CapacityUnits: readUnits + queryUnits + writeUnits };
  return { ConsumedCapacity: 'TransactItems' in input || 'RequestItems' in input ? [capacity] : capacity };
};

/** Stored items never change, so that each is measured once. */
const measured = new WeakMap<Item, number>();

/** Bytes of an item: names and values. @see the size rules behind the link above */
export const sizeOf = (item: Item | undefined): number => {
  if (item === undefined) return 0;
  const known = measured.get(item);
  if (known !== undefined) return known;
  const bytes = Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + sizeOfValue(value), 0);
  measured.set(item, bytes);
  return bytes;
};

const sizeOfValue = (value: unknown): number => {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return numberSize(value);
  if (typeof value !== 'object' || value === null) return 1;
  if (value instanceof Uint8Array) return value.byteLength;
  if (Array.isArray(value)) return 3 + value.reduce((sum: number, entry) => sum + 1 + sizeOfValue(entry), 0);
  return 3 + Object.entries(value).reduce((sum, [name, entry]) => sum + 1 + Buffer.byteLength(name) + sizeOfValue(entry), 0);
};

/** About a byte for each two significant digits, and one more. */
const numberSize = (value: number): number => {
  const digits = String(Math.abs(value))
    .replace('.', '')
    .replace(/^0+|e.*$/g, '')
    .replace(/0+$/, '');
  return Math.ceil(digits.length / 2) + 1 + (value < 0 ? 1 : 0);
};
