import { CfnOutput, Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import {
  AccountRecovery,
  ClientAttributes,
  FeaturePlan,
  Mfa,
  OAuthScope,
  StringAttribute,
  UserPool,
} from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import type { Settings } from './settings.ts';

/** What of the settings tells whom to believe. */
export type Believed = Pick<Settings, 'issuer' | 'audience' | 'consoleToken'>;

/**
 * The users, where the installation has no sign-in of its own: a Cognito user pool whose users have a role and a centre, and
 * enter by password and a code from their phone's app. Users outlive deployments, so the pool is kept.
 */
export class SignInStack extends Stack {
  /** In place of the settings of the same names. */
  readonly believed: Believed;

  constructor(scope: Construct, id: string, { consoleUrl }: Pick<Settings, 'consoleUrl'>) {
    super(scope, id, { description: 'Huifang: who may sign in', terminationProtection: true });
    const pool = new UserPool(this, 'Users', {
      selfSignUpEnabled: false,
      signInAliases: { username: true },
      signInCaseSensitive: false,
      // An administrator sets both; users can read, never write them.
      customAttributes: {
        role: new StringAttribute({ mutable: true, maxLen: 32 }),
        centre: new StringAttribute({ mutable: true, maxLen: 32 }),
      },
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      accountRecovery: AccountRecovery.NONE,
      passwordPolicy: {
        minLength: 12,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
      },
      featurePlan: FeaturePlan.ESSENTIALS,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(pool).acknowledge({
      id: 'AwsSolutions-COG8',
      reason: 'The plus plan is paid for each user; every user has a second factor, and nobody can enter themselves.',
    });
    pool.addDomain('Domain', { cognitoDomain: { domainPrefix: `huifang-${this.node.addr.slice(0, 12)}` } });
    const address = consoleUrl ?? 'https://localhost/console/';
    const client = pool.addClient('Console', {
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.PROFILE],
        callbackUrls: [address],
        logoutUrls: [address],
      },
      // The console is a program in the browser: it keeps no secret, and proves itself by PKCE.
      generateSecret: false,
      preventUserExistenceErrors: true,
      idTokenValidity: Duration.hours(1),
      accessTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.hours(12),
      // Who one is and where, an administrator says.
      readAttributes: new ClientAttributes().withStandardAttributes({ fullname: true }).withCustomAttributes('role', 'centre'),
      writeAttributes: new ClientAttributes().withStandardAttributes({ locale: true }),
    });
    this.believed = { issuer: pool.userPoolProviderUrl, audience: client.userPoolClientId, consoleToken: 'id' };
    new CfnOutput(this, 'UserPoolId', { value: pool.userPoolId });
    new CfnOutput(this, 'Issuer', { value: pool.userPoolProviderUrl });
    new CfnOutput(this, 'ConsoleClientId', { value: client.userPoolClientId });
  }
}
