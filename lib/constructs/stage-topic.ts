import { Aws } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IPrincipal } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

export interface StageTopicProps {
  /** Encrypts what waits in the topic. A customer key, because services may not use SNS's own. */
  readonly key: Key;
  readonly displayName: string;
}

/** A topic, encrypted at rest and on the way. */
export class StageTopic extends Topic {
  readonly key: Key;

  constructor(scope: Construct, id: string, { key, displayName }: StageTopicProps) {
    super(scope, id, { masterKey: key, displayName, enforceSSL: true });
    this.key = key;
  }

  /** Lets somebody publish who has no role of a stage. A service only on behalf of this account. */
  allowPublisher(publisher: IPrincipal): void {
    const ours =
      publisher instanceof ServicePrincipal ? { conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } } } : {};
    const allow = { principals: [publisher], ...ours };
    this.addToResourcePolicy(new PolicyStatement({ ...allow, actions: ['sns:Publish'], resources: [this.topicArn] }));
    this.key.addToResourcePolicy(
      new PolicyStatement({ ...allow, actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: ['*'] }),
    );
  }
}
