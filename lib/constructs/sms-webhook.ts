import { Validations } from 'aws-cdk-lib';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { PushingChannel } from '../sms-channel.ts';
import { grantQueue, grantSecret } from './grants.ts';
import type { Operations } from './operations.ts';
import type { PublicApi } from './public-api.ts';
import { StageFunction } from './stage-function.ts';

export interface SmsWebhookProps {
  readonly operations: Operations;
  readonly api: PublicApi;
  readonly sms: PushingChannel;
  /** Where replies and delivery reports wait, whichever way they came. */
  readonly inboundQueue: IQueue;
  readonly deliveryQueue: IQueue;
}

/** The door for a provider that pushes replies and delivery reports: queued first, then acknowledged. */
export class SmsWebhook extends Construct {
  /** Where the provider is told to push to, its last part aside. */
  readonly address: string;
  /** Names the secret that is this last part. */
  readonly secretArn: string;

  constructor(scope: Construct, id: string, { operations, api, sms, inboundQueue, deliveryQueue }: SmsWebhookProps) {
    super(scope, id);
    const fn = new StageFunction(this, 'Function', {
      operations,
      entry: 'sms-webhook',
      impact: 'Replies and delivery reports are not taken in; the provider pushes them again only a few times.',
    });
    const secret = new Secret(this, 'Secret', {
      description: 'Last part of the address that the SMS provider pushes to',
      generateSecretString: { passwordLength: 48, excludePunctuation: true },
    });
    Validations.of(secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason: "It stands in the provider's console as well, where a person has to change it at the same time.",
    });
    fn.addEnvironment('SMS_PROVIDER', sms.provider);
    fn.addEnvironment('SMS_WEBHOOK_SOURCES', sms.sources);
    grantSecret(fn, 'SMS_WEBHOOK_SECRET', secret);
    grantQueue(fn, 'INBOUND_QUEUE_URL', inboundQueue);
    grantQueue(fn, 'DELIVERY_QUEUE_URL', deliveryQueue);
    const reason =
      'The provider cannot sign in: a secret of 48 characters in the path lets it in, from its networks where they are set.';
    api.open(fn, '/hooks/{provider}/{secret}', [HttpMethod.POST], reason);
    this.address = `${api.endpoint}/hooks/${sms.provider}/`;
    this.secretArn = secret.secretArn;
  }
}
