import type { Instant } from '../../domain/shared/instant.ts';

/**
 * Fields that make CloudWatch count a log line as the metric of this name (embedded metric format): no call, and no
 * permission of its own.
 */
export const counted = (metric: string, at: Instant) => ({
  _aws: { Timestamp: at, CloudWatchMetrics: [{ Namespace: 'Huifang', Dimensions: [[]], Metrics: [{ Name: metric, Unit: 'Count' }] }] },
  [metric]: 1,
});
