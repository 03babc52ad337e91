import type { Effect } from './effects.ts';
import type { Call, Item } from './table-calls.ts';

/** What a function is called with, as far as a trace needs it. */
export const summaryOf = (event: object): string => {
  const records = (
    event as { Records?: readonly { body?: string; eventID?: string; dynamodb?: { NewImage?: Item; OldImage?: Item } }[] }
  ).Records;
  if (records === undefined) return JSON.stringify(event).slice(0, 200);
  return records
    .map(({ body, eventID, dynamodb }) => {
      const image = dynamodb?.NewImage ?? dynamodb?.OldImage;
      return (
        body?.slice(0, 240) ??
        `record ${eventID ?? ''}: ${String(image?.['pk'])} ${String(image?.['sk'])} v${String(image?.['v'])}`
      );
    })
    .join(' + ');
};

/** What an effect is called in a trace. */
export const nameOf = (effect: Effect): string =>
  effect.to === 'table'
    ? `${effect.call.operation} ${JSON.stringify(effect.call.input['Key'] ?? keyIn(effect.call))}`
    : effect.to;

const keyIn = ({ input }: Call): unknown => {
  const { pk, sk } = (input['Item'] ?? {}) as Record<string, unknown>;
  return pk === undefined ? input['ExpressionAttributeValues'] : { pk, sk };
};
