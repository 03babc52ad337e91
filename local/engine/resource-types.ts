/*
 * The template properties that the engine reads, as they look once intrinsics are resolved. Everything else a template says
 * about these resources is ignored here and concerns the cloud alone.
 */

export interface AttributeDefinition {
  readonly AttributeName: string;
  readonly AttributeType: 'S' | 'N' | 'B';
}

export interface KeyElement {
  readonly AttributeName: string;
  readonly KeyType: 'HASH' | 'RANGE';
}

export interface SecondaryIndex {
  readonly IndexName: string;
  readonly KeySchema: readonly KeyElement[];
  readonly Projection: unknown;
}

export interface TableProperties {
  readonly KeySchema: readonly KeyElement[];
  readonly AttributeDefinitions: readonly AttributeDefinition[];
  readonly GlobalSecondaryIndexes?: readonly SecondaryIndex[];
  readonly LocalSecondaryIndexes?: readonly SecondaryIndex[];
  readonly StreamSpecification?: { readonly StreamViewType: string };
  readonly TimeToLiveSpecification?: { readonly AttributeName: string; readonly Enabled: boolean };
}

export interface FunctionProperties {
  readonly Handler: string;
  readonly Role: string;
  /** Seconds; 3 when absent, as on AWS. */
  readonly Timeout?: number;
  readonly MemorySize?: number;
  readonly Environment?: { readonly Variables?: Readonly<Record<string, string>> };
  readonly Code: { readonly S3Key?: string };
}

export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Action?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Condition?: ConditionBlock;
  readonly NotAction?: unknown;
  readonly NotResource?: unknown;
}

/** Operator -> key -> allowed values, for example `{ StringLike: { 'dynamodb:LeadingKeys': ['L#*'] } }`. */
export type ConditionBlock = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

export interface PolicyDocument {
  readonly Statement: PolicyStatement | readonly PolicyStatement[];
}

export interface RoleProperties {
  readonly ManagedPolicyArns?: readonly string[];
  readonly Policies?: readonly { readonly PolicyName: string; readonly PolicyDocument: PolicyDocument }[];
}

export interface AttachedPolicyProperties {
  readonly PolicyDocument: PolicyDocument;
  readonly Roles?: readonly string[];
}

export interface QueueProperties {
  readonly VisibilityTimeout?: number;
  readonly DelaySeconds?: number;
  readonly RedrivePolicy?: { readonly deadLetterTargetArn: string; readonly maxReceiveCount: number };
}

export interface SubscriptionProperties {
  readonly TopicArn: string;
  readonly Protocol: string;
  readonly Endpoint: string;
  readonly RawMessageDelivery?: boolean;
  readonly FilterPolicy?: unknown;
  readonly FilterPolicyScope?: 'MessageAttributes' | 'MessageBody';
}

export interface EventSourceMappingProperties {
  readonly EventSourceArn: string;
  readonly FunctionName: string;
  readonly BatchSize?: number;
  readonly Enabled?: boolean;
  readonly FunctionResponseTypes?: readonly string[];
  readonly FilterCriteria?: { readonly Filters: readonly { readonly Pattern: string }[] };
  readonly StartingPosition?: 'TRIM_HORIZON' | 'LATEST';
  readonly MaximumRetryAttempts?: number;
  readonly BisectBatchOnFunctionError?: boolean;
  readonly DestinationConfig?: { readonly OnFailure?: { readonly Destination: string } };
}

export interface RuleTarget {
  readonly Id: string;
  readonly Arn: string;
  readonly Input?: string;
  readonly InputPath?: string;
  readonly InputTransformer?: { readonly InputPathsMap?: Readonly<Record<string, string>>; readonly InputTemplate: string };
}

export interface RuleProperties {
  readonly EventBusName?: string;
  readonly EventPattern?: unknown;
  readonly ScheduleExpression?: string;
  readonly State?: string;
  readonly Targets?: readonly RuleTarget[];
}

export interface ArchiveProperties {
  /** The bus. */
  readonly SourceArn: string;
  readonly EventPattern?: unknown;
  /** For ever where absent. */
  readonly RetentionDays?: number;
}

export interface ScheduleProperties {
  readonly ScheduleExpression: string;
  readonly ScheduleExpressionTimezone?: string;
  readonly State?: string;
  readonly Target: { readonly Arn: string; readonly Input?: string };
}

export interface SecretProperties {
  readonly SecretString?: string;
  readonly GenerateSecretString?: { readonly PasswordLength?: number; readonly ExcludePunctuation?: boolean };
}

export interface BucketProperties {
  readonly NotificationConfiguration?: { readonly EventBridgeConfiguration?: { readonly EventBridgeEnabled?: boolean } };
  readonly CorsConfiguration?: {
    readonly CorsRules: readonly {
      readonly AllowedOrigins: readonly string[];
      readonly AllowedMethods: readonly string[];
      readonly AllowedHeaders?: readonly string[];
      readonly ExposedHeaders?: readonly string[];
    }[];
  };
}

export interface CorsConfiguration {
  readonly AllowOrigins?: readonly string[];
  readonly AllowMethods?: readonly string[];
  readonly AllowHeaders?: readonly string[];
  readonly ExposeHeaders?: readonly string[];
  readonly AllowCredentials?: boolean;
  readonly MaxAge?: number;
}

export interface RouteProperties {
  readonly RouteKey: string;
  readonly Target: string;
  readonly AuthorizationType?: string;
  readonly AuthorizerId?: string;
  readonly AuthorizationScopes?: readonly string[];
}

/** How many requests a route takes: on average a second, and at once. */
export interface RouteSettings {
  readonly ThrottlingRateLimit?: number;
  readonly ThrottlingBurstLimit?: number;
}

export interface StageProperties {
  readonly DefaultRouteSettings?: RouteSettings;
  /** By route key, in place of the default. */
  readonly RouteSettings?: Readonly<Record<string, RouteSettings>>;
}

export interface AuthorizerProperties {
  readonly AuthorizerType: string;
  readonly JwtConfiguration?: { readonly Issuer: string; readonly Audience: readonly string[] };
}

/** Resource type -> what is read of it. */
export interface ResourceTypes {
  readonly 'AWS::DynamoDB::Table': TableProperties;
  readonly 'AWS::DynamoDB::GlobalTable': TableProperties;
  readonly 'AWS::Lambda::Function': FunctionProperties;
  readonly 'AWS::Lambda::EventSourceMapping': EventSourceMappingProperties;
  readonly 'AWS::IAM::Role': RoleProperties;
  readonly 'AWS::IAM::Policy': AttachedPolicyProperties;
  readonly 'AWS::IAM::ManagedPolicy': AttachedPolicyProperties;
  readonly 'AWS::SQS::Queue': QueueProperties;
  readonly 'AWS::SNS::Topic': object;
  readonly 'AWS::SNS::Subscription': SubscriptionProperties;
  readonly 'AWS::KMS::Key': { readonly KeySpec?: string };
  readonly 'AWS::KMS::Alias': { readonly AliasName: string; readonly TargetKeyId: string };
  readonly 'AWS::SecretsManager::Secret': SecretProperties;
  readonly 'AWS::S3::Bucket': BucketProperties;
  readonly 'AWS::Events::EventBus': object;
  readonly 'AWS::Events::Archive': ArchiveProperties;
  readonly 'AWS::Events::Rule': RuleProperties;
  readonly 'AWS::Scheduler::Schedule': ScheduleProperties;
  readonly 'AWS::ApiGatewayV2::Api': { readonly CorsConfiguration?: CorsConfiguration };
  readonly 'AWS::ApiGatewayV2::Route': RouteProperties;
  readonly 'AWS::ApiGatewayV2::Integration': { readonly IntegrationUri: string; readonly PayloadFormatVersion?: string };
  readonly 'AWS::ApiGatewayV2::Authorizer': AuthorizerProperties;
  readonly 'AWS::ApiGatewayV2::Stage': StageProperties;
}

export type ResourceType = keyof ResourceTypes;
