import type { Clock } from '../clock.ts';
import type { Model } from '../model.ts';
import type { RouteSettings } from '../resource-types.ts';

/** Whether one more request to a route may pass now; asked once a request. */
export type Throttle = (routeKey: string) => boolean;

interface Bucket {
  readonly left: number;
  readonly at: number;
}

const MS = 1000;

/**
 * Counts requests as the gateway does: each route has a bucket of `ThrottlingBurstLimit` requests, refilled by
 * `ThrottlingRateLimit` a second. A route's own settings take the place of the stage's. In virtual time nothing is cut off:
 * time stands still there, and a bucket would never fill again.
 */
export const createThrottle = (model: Model, clock: Clock): Throttle => {
  const stage = model.ofType('AWS::ApiGatewayV2::Stage')[0]?.properties;
  const buckets = new Map<string, Bucket>();
  const settingsOf = (routeKey: string): RouteSettings => stage?.RouteSettings?.[routeKey] ?? stage?.DefaultRouteSettings ?? {};

  return (routeKey) => {
    const { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst } = settingsOf(routeKey);
    if (clock.isVirtual || rate === undefined || burst === undefined) return true;
    const at = clock.now();
    const was = buckets.get(routeKey) ?? { left: burst, at };
    const left = Math.min(burst, was.left + (Math.max(0, at - was.at) / MS) * rate);
    const passes = left >= 1;
    buckets.set(routeKey, { left: passes ? left - 1 : left, at });
    return passes;
  };
};
