import { CfnOutput, Duration, Fn, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  HttpVersion,
  OriginRequestPolicy,
  ResponseHeadersPolicy,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import type { BehaviorOptions } from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { ConsoleSite } from './console-site.ts';

export interface ConsoleStackProps {
  readonly site: ConsoleSite;
  /** Address of the API, whose answers come under the console's own host. */
  readonly apiEndpoint: string;
}

/**
 * The web console where there is CloudFront: its files in a bucket nobody else reads, and the API behind the same host, so
 * that no other page can ask it in somebody's name. Nothing here has to be kept.
 */
export class ConsoleStack extends Stack {
  constructor(scope: Construct, id: string, { site, apiEndpoint }: ConsoleStackProps) {
    super(scope, id, { description: 'Huifang: the web console' });
    const files = this.bucket();
    const api: BehaviorOptions = {
      origin: new HttpOrigin(Fn.select(2, Fn.split('/', apiEndpoint))),
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
    };
    const distribution = new Distribution(this, 'Distribution', {
      comment: 'Huifang console',
      defaultRootObject: 'console/index.html',
      httpVersion: HttpVersion.HTTP2_AND_3,
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(files),
        compress: true,
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        responseHeadersPolicy: ResponseHeadersPolicy.SECURITY_HEADERS,
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      },
      additionalBehaviors: { '/v1/*': api },
    });
    this.explain(distribution);
    this.deploy(files, distribution, site);
    this.explainDeployment(files);
    new CfnOutput(this, 'ConsoleUrl', { value: `https://${distribution.distributionDomainName}/console/index.html` });
  }

  private bucket(): Bucket {
    const bucket = new Bucket(this, 'Files', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      // Made anew from the repository with every deployment.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    Validations.of(bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'It holds the files of a program that anybody may read; who signs in is told by the issuer, who does what by the history.',
    });
    return bucket;
  }

  /** Names that hold a checksum are kept for ever, the others asked for each time. */
  private deploy(files: Bucket, distribution: Distribution, { directory, config }: ConsoleSite): void {
    const place = { destinationBucket: files, destinationKeyPrefix: 'console', prune: false };
    const assets = new BucketDeployment(this, 'Assets', {
      ...place,
      sources: [Source.asset(directory, { exclude: ['*.html'] })],
      cacheControl: [CacheControl.maxAge(Duration.days(365)), CacheControl.immutable()],
    });
    const entry = new BucketDeployment(this, 'Entry', {
      ...place,
      sources: [Source.asset(directory, { exclude: ['assets', 'assets/*'] }), Source.jsonData('config.json', config)],
      cacheControl: [CacheControl.noCache()],
      distribution,
      distributionPaths: ['/console/index.html', '/console/config.json'],
    });
    // The page must not name files that are not there yet.
    entry.node.addDependency(assets);
  }

  private explain(distribution: Distribution): void {
    const reasons = {
      'AwsSolutions-CFR1': 'Whoever has an account of the issuer may sign in from wherever they are.',
      'AwsSolutions-CFR2':
        'The files are public and the API behind it has limits of its own; a firewall can be set on the distribution.',
      'AwsSolutions-CFR3': 'A log of addresses would be personal data; the API logs its requests without them.',
      'AwsSolutions-CFR4':
        'The host is that of CloudFront itself, which takes TLS 1.2 and better; an own domain brings its certificate.',
    };
    for (const [id, reason] of Object.entries(reasons)) Validations.of(distribution).acknowledge({ id, reason });
  }

  /** The library's own function that copies the files while a deployment lasts. */
  private explainDeployment(files: Bucket): void {
    const reason =
      'CDK makes this function; it runs during a deployment only, copies files from the deployment bucket and clears caches.';
    const bucket = this.getLogicalId(files.node.defaultChild as CfnBucket);
    const staging = 'arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-<AWS::Region>/*';
    const rights = [
      'Action::s3:GetObject*',
      'Action::s3:GetBucket*',
      'Action::s3:List*',
      'Action::s3:DeleteObject*',
      'Action::s3:Abort*',
    ];
    const resources = [`Resource::${staging}`, `Resource::<${bucket}.Arn>/*`, 'Resource::*'];
    const ids = [
      'AwsSolutions-L1',
      'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
      ...[...rights, ...resources].map((what) => `AwsSolutions-IAM5[${what}]`),
    ];
    const copier = this.node.children.find(({ node }) => node.id.startsWith('Custom::CDKBucketDeployment'));
    if (copier === undefined) throw new Error('nothing copies the files');
    for (const id of ids) Validations.of(copier).acknowledge({ id, reason });
  }
}
