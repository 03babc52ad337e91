import { join } from 'node:path';
import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import type { ICommandHooks } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogLevel, NodejsFunction, OutputFormat, SourceMapMode } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Stores } from './grants.ts';
import type { Operations } from './operations.ts';

/** What every stage is given. */
export interface StageProps {
  readonly stores: Stores;
  readonly operations: Operations;
}

export interface StageFunctionProps {
  readonly operations: Operations;
  /** File in `lambdas/`, without its ending. */
  readonly entry: string;
  /** What people notice while this function fails; its alarm says it. */
  readonly impact: string;
  /** When an invocation is cut off. @default 30 seconds */
  readonly timeLimit?: Duration;
  /** @default 512 */
  readonly memoryMegabytes?: number;
  /** Runs side by side, at most; taken from the account's quota. @default no limit of its own */
  readonly concurrency?: number;
  /** Directory laid beside the code as `files`. */
  readonly files?: string;
}

const ROOT = join(import.meta.dirname, '../..');

const besideCode = (files: string): ICommandHooks => ({
  beforeBundling: () => [],
  beforeInstall: () => [],
  afterBundling: (_, output) => [`cp -r "${files}" "${output}/files"`],
});

/**
 * The function of a stage, with a role that may write its own log and nothing else until it is granted more. No X-Ray: it
 * needs rights on "*", and a case is followed through the logs by its number.
 */
export class StageFunction extends NodejsFunction {
  /** When an invocation is cut off. */
  readonly timeLimit: Duration;
  /** What the function may do is granted to it. */
  readonly executionRole: Role;

  constructor(
    stage: Construct,
    id: string,
    {
      operations,
      entry,
      impact,
      timeLimit = Duration.seconds(30),
      memoryMegabytes = 512,
      concurrency,
      files,
    }: StageFunctionProps,
  ) {
    const logGroup = new LogGroup(stage, `${id}Logs`, { retention: RetentionDays.SIX_MONTHS });
    const role = new Role(stage, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    super(stage, id, {
      entry: join(ROOT, 'lambdas', `${entry}.ts`),
      projectRoot: ROOT,
      depsLockFilePath: join(ROOT, 'package-lock.json'),
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: memoryMegabytes,
      timeout: timeLimit,
      ...(concurrency === undefined ? {} : { reservedConcurrentExecutions: concurrency }),
      tracing: Tracing.DISABLED,
      role,
      logGroup,
      environment: { POWERTOOLS_SERVICE_NAME: 'huifang' },
      bundling: {
        // CommonJS starts faster; the SDK goes in so that what was tested is what runs, not what the runtime brings.
        format: OutputFormat.CJS,
        bundleAwsSDK: true,
        mainFields: ['module', 'main'],
        target: 'node24',
        minify: true,
        // Kept beside the code to read a stack trace with, and not loaded at the start.
        sourceMap: true,
        sourceMapMode: SourceMapMode.EXTERNAL,
        sourcesContent: false,
        logLevel: LogLevel.WARNING,
        ...(files === undefined ? {} : { commandHooks: besideCode(files) }),
      },
    });
    this.timeLimit = timeLimit;
    this.executionRole = role;
    operations.alarm(stage, 'Failed', { impact, metric: this.metricErrors({ period: Duration.minutes(5) }), threshold: 1 });
  }

  /** What the function's log lines count under a name, in five minutes. */
  counted(metricName: string): Metric {
    const dimensionsMap = { FunctionName: this.functionName };
    return new Metric({ namespace: 'Huifang', metricName, dimensionsMap, statistic: 'Sum', period: Duration.minutes(5) });
  }
}
