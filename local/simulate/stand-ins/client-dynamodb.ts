/** Stands in for @aws-sdk/client-dynamodb: the document client is what the product calls. */
export class DynamoDBClient {
  readonly isSimulated = true;
}
