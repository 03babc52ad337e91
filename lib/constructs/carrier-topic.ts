import { AnyPrincipal, ArnPrincipal, Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { StageTopic } from './stage-topic.ts';
import type { StageTopicProps } from './stage-topic.ts';

export interface CarrierTopicProps extends StageTopicProps {
  /** The service that brings what the carrier says, or the ARN of a gateway's role. */
  readonly publisher: string;
}

/**
 * A topic the carrier speaks through. What comes from it is taken for a client's word, so nobody else may publish: the deny
 * also stops roles of this account that may publish to every topic.
 */
export class CarrierTopic extends StageTopic {
  constructor(scope: Construct, id: string, { publisher, ...props }: CarrierTopicProps) {
    super(scope, id, props);
    const isRole = publisher.startsWith('arn:');
    this.allowPublisher(isRole ? new ArnPrincipal(publisher) : new ServicePrincipal(publisher));
    this.addToResourcePolicy(
      new PolicyStatement({
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: ['sns:Publish'],
        resources: [this.topicArn],
        conditions: isRole
          ? { ArnNotEquals: { 'aws:PrincipalArn': publisher } }
          : { Bool: { 'aws:PrincipalIsAWSService': 'false' } },
      }),
    );
  }
}
