import type { Instant } from '../../domain/shared/instant.ts';

/**
 * Fields that make CloudWatch count a log line as this function's metric of this name (embedded metric format): no call,
 * and no permission of its own.
 */
export const counted = (metric: string, at: Instant) => ({
  _aws: {
    Timestamp: at,
    CloudWatchMetrics: [{ Namespace: 'Huifang', Dimensions: [['FunctionName']], Metrics: [{ Name: metric, Unit: 'Count' }] }],
  },
  FunctionName: process.env['AWS_LAMBDA_FUNCTION_NAME'] ?? 'local',
  [metric]: 1,
});
