import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { StoredAlert, StoredFollowUp } from '../../workflows/ports.ts';
import { fromFollowUpItem } from './follow-up-item.ts';
import type { Item } from './follow-up-item.ts';
import { fromAlertItem } from './judgement-store.ts';
import { STREAM_PREFIXES } from './keys.ts';

/** What a stream record carries, in the few fields this product reads. */
interface StreamRecord {
  readonly dynamodb?: { readonly OldImage?: unknown; readonly NewImage?: unknown } | undefined;
}

/** One item before and after: absent before it was made, absent after it was removed. */
export interface Changed<T> {
  readonly was?: T;
  readonly is?: T;
}

/** What changed, in the domain's words; `undefined` for items no consumer waits for. */
export type TableChange =
  | ({ readonly item: 'follow-up' } & Changed<StoredFollowUp>)
  | ({ readonly item: 'alert' } & Changed<StoredAlert>)
  | ({ readonly item: 'alert-line' } & Changed<{ lawyerId: string; centreId: string; year: number }>);

export const tableChange = ({ dynamodb }: StreamRecord): TableChange | undefined => {
  const was = itemOf(dynamodb?.OldImage);
  const is = itemOf(dynamodb?.NewImage);
  const sortKey = ((is ?? was)?.['sk'] ?? '') as string;
  if (sortKey.startsWith(STREAM_PREFIXES.followUp)) return { item: 'follow-up', ...both(was, is, fromFollowUpItem) };
  if (sortKey.startsWith(STREAM_PREFIXES.alert)) return { item: 'alert', ...both(was, is, fromAlertItem) };
  if (sortKey.startsWith(STREAM_PREFIXES.alertLine)) return { item: 'alert-line', ...both(was, is, placeOfLine) };
  return undefined;
};

const itemOf = (image: unknown): Item | undefined =>
  image === undefined || image === null ? undefined : unmarshall(image as Record<string, AttributeValue>);

const both = <T>(was: Item | undefined, is: Item | undefined, read: (item: Item) => T): Changed<T> => ({
  ...(was === undefined ? {} : { was: read(was) }),
  ...(is === undefined ? {} : { is: read(is) }),
});

const placeOfLine = (item: Item): { lawyerId: string; centreId: string; year: number } => ({
  lawyerId: (item['pk'] as string).slice('L#'.length),
  centreId: item['centreId'] as string,
  year: Number((item['sk'] as string).split('#')[1]),
});
