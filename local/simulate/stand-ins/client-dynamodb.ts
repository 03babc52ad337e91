import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { effect } from '../effects.ts';
import type { Call, Item, Operation } from '../table-calls.ts';

/*
 * Stands in for @aws-sdk/client-dynamodb. The product speaks through the document client; the library that keeps the answers of
 * requests with a key sends commands of its own, in the store's words, which become the document client's here.
 */

type Image = Parameters<typeof unmarshall>[0];

interface Input {
  readonly Item?: Image;
  readonly Key?: Image;
  readonly ExpressionAttributeValues?: Image;
}

const command = (operation: Operation) =>
  class {
    readonly call: Call;

    constructor(input: Input) {
      const plain = (['Item', 'Key', 'ExpressionAttributeValues'] as const).flatMap((name) =>
        input[name] === undefined ? [] : [[name, unmarshall(input[name])]],
      );
      this.call = { operation, input: { ...input, ...(Object.fromEntries(plain) as Item) } };
    }
  };

export const GetItemCommand = command('Get');
export const PutItemCommand = command('Put');
export const DeleteItemCommand = command('Delete');
export const UpdateItemCommand = command('Update');

export class ConditionalCheckFailedException extends Error {
  readonly Item: unknown;

  constructor({ Item }: { readonly Item?: Item | undefined }) {
    super('The conditional request failed');
    this.name = 'ConditionalCheckFailedException';
    this.Item = Item && marshall(Item);
  }
}

export class DynamoDBClient {
  readonly config = {};
  readonly middlewareStack = { identify: () => [], addRelativeTo: () => undefined };

  async send({ call }: { readonly call: Call }): Promise<unknown> {
    try {
      const { Item, ...answer } = (await effect({ to: 'table', call })) as Item;
      return { ...answer, ...(Item === undefined ? {} : { Item: marshall(Item as Item) }) };
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error;
      throw new ConditionalCheckFailedException(error as { readonly Item?: Item });
    }
  }
}
