import { effect } from '../effects.ts';
import type { Call, Operation } from '../table-calls.ts';

/* Stands in for @aws-sdk/lib-dynamodb: commands become effects in the words of the document client. */

const command = (operation: Operation) =>
  class implements Call {
    readonly operation = operation;
    readonly input: Call['input'];

    constructor(input: Call['input']) {
      this.input = input;
    }
  };

export const GetCommand = command('Get');
export const PutCommand = command('Put');
export const DeleteCommand = command('Delete');
export const UpdateCommand = command('Update');
export const TransactWriteCommand = command('TransactWrite');
export const BatchWriteCommand = command('BatchWrite');
export const QueryCommand = command('Query');
export const ScanCommand = command('Scan');

export class DynamoDBDocumentClient {
  static from(): DynamoDBDocumentClient {
    return new DynamoDBDocumentClient();
  }

  send(call: Call): Promise<unknown> {
    return effect({ to: 'table', call });
  }
}
