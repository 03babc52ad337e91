import { createHash } from 'node:crypto';

/** Where the app runs: what pseudo parameters say, and the addresses of the engine's own endpoints. */
export interface Place {
  readonly region: string;
  readonly account: string;
  readonly partition: string;
  readonly urlSuffix: string;
  /** The endpoint that answers AWS calls, for example `http://127.0.0.1:41234`. */
  readonly wireUrl: string;
  /** Where the HTTP API is served. */
  readonly httpUrl: string;
}

export const arnOf = (place: Place, service: string, resource: string): string =>
  `arn:${place.partition}:${service}:${place.region}:${place.account}:${resource}`;

/** A secret's ARN ends in six characters that nobody can foresee. */
export const secretArn = (place: Place, name: string): string =>
  arnOf(place, 'secretsmanager', `secret:${name}-${createHash('sha256').update(name).digest('hex').slice(0, 6)}`);

export const placeIn = (region: string, account: string, urls: { readonly wireUrl: string; readonly httpUrl: string }): Place => {
  const isChina = region.startsWith('cn-');
  return {
    region,
    account,
    partition: isChina ? 'aws-cn' : 'aws',
    urlSuffix: isChina ? 'amazonaws.com.cn' : 'amazonaws.com',
    ...urls,
  };
};

/** How the cloud names one resource: what `Ref` gives, its ARN, and the attributes beside `Arn`. */
export interface Identity {
  readonly ref: string;
  readonly arn: string;
  readonly attributes: Readonly<Record<string, string>>;
}

type Naming = (
  name: string,
  place: Place,
) => { readonly ref?: string; readonly arn: string; readonly attributes?: Record<string, string> };

const table: Naming = (name, place) => {
  const arn = arnOf(place, 'dynamodb', `table/${name}`);
  return { arn, attributes: { StreamArn: `${arn}/stream/2020-01-01T00:00:00.000`, TableId: name } };
};

const namings: Readonly<Record<string, Naming>> = {
  'AWS::DynamoDB::Table': table,
  'AWS::DynamoDB::GlobalTable': table,
  'AWS::Lambda::Function': (name, place) => ({ arn: arnOf(place, 'lambda', `function:${name}`) }),
  'AWS::IAM::Role': (name, place) => ({
    arn: `arn:${place.partition}:iam::${place.account}:role/${name}`,
    attributes: { RoleId: name },
  }),
  'AWS::SQS::Queue': (name, place) => {
    const url = `${place.wireUrl}/${place.account}/${name}`;
    return { ref: url, arn: arnOf(place, 'sqs', name), attributes: { QueueName: name, QueueUrl: url } };
  },
  'AWS::SNS::Topic': (name, place) => {
    const arn = arnOf(place, 'sns', name);
    return { ref: arn, arn, attributes: { TopicArn: arn, TopicName: name } };
  },
  'AWS::KMS::Key': (name, place) => {
    const id = keyIdOf(name);
    return { ref: id, arn: arnOf(place, 'kms', `key/${id}`), attributes: { KeyId: id } };
  },
  'AWS::SecretsManager::Secret': (name, place) => {
    const arn = secretArn(place, name);
    return { ref: arn, arn, attributes: { Id: arn } };
  },
  'AWS::Events::EventBus': (name, place) => ({ arn: arnOf(place, 'events', `event-bus/${name}`), attributes: { Name: name } }),
  'AWS::Events::Archive': (name, place) => ({ arn: arnOf(place, 'events', `archive/${name}`) }),
  'AWS::Events::Rule': (name, place) => ({ arn: arnOf(place, 'events', `rule/${name}`) }),
  'AWS::Scheduler::Schedule': (name, place) => ({ arn: arnOf(place, 'scheduler', `schedule/default/${name}`) }),
  'AWS::ApiGatewayV2::Api': (name, place) => ({
    arn: arnOf(place, 'apigateway', `/apis/${name}`),
    attributes: { ApiEndpoint: place.httpUrl, ApiId: name },
  }),
  'AWS::S3::Bucket': (name, place) => ({
    arn: `arn:${place.partition}:s3:::${name}`,
    attributes: {
      DomainName: `${name}.s3.${place.urlSuffix}`,
      RegionalDomainName: `${name}.s3.${place.region}.${place.urlSuffix}`,
    },
  }),
};

/** Names a resource as the cloud would. Types the engine does not run get a plain name, so that what mentions them resolves. */
export const identify = (type: string, name: string, place: Place): Identity => {
  const naming = namings[type];
  const service = (type.split('::')[1] ?? 'unknown').toLowerCase();
  const { ref = name, arn, attributes = {} } = naming?.(name, place) ?? { arn: arnOf(place, service, name) };
  return { ref, arn, attributes: { Arn: arn, ...attributes } };
};

/** A key's id is a UUID; made from its name, so that what was sealed in one run opens in the next. */
const keyIdOf = (name: string): string => {
  const hex = createHash('sha256').update(name).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
};
