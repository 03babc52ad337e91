import type { Ids } from '../ids.ts';
import type { Model } from '../model.ts';
import { type FiresAt, parseSchedule } from './schedule-expression.ts';
import { inputOf, targetOf, type TargetsOptions } from './targets.ts';

/** A schedule of the app: a rule with a schedule, or a schedule of EventBridge Scheduler. */
export interface Schedule {
  /** Construct path. */
  readonly path: string;
  readonly firesAt: FiresAt;
  /** Hands the event of this moment to every target; resolves once they have dealt with it. */
  readonly fire: (at: number) => Promise<void>;
}

export const createSchedules = (model: Model, options: TargetsOptions): readonly Schedule[] => [
  ...scheduledRules(model, options),
  ...schedulerSchedules(model, options),
];

const scheduledRules = (model: Model, options: TargetsOptions): Schedule[] =>
  model.ofType('AWS::Events::Rule').flatMap(({ path, arn, properties }) => {
    const { ScheduleExpression, State, Targets = [] } = properties;
    if (ScheduleExpression === undefined || State === 'DISABLED') return [];
    const targets = Targets.map((target) => ({ target, deliver: targetOf(target.Arn, options) }));
    return {
      path,
      firesAt: parseSchedule(ScheduleExpression),
      fire: async (at) => {
        const event = eventOf({ source: 'aws.events', arn, detail: {}, at, model, ids: options.ids });
        await Promise.all(targets.map(({ target, deliver }) => deliver(inputOf(target, event))));
      },
    };
  });

const schedulerSchedules = (model: Model, options: TargetsOptions): Schedule[] =>
  model.ofType('AWS::Scheduler::Schedule').flatMap(({ path, arn, properties }) => {
    const { ScheduleExpression, ScheduleExpressionTimezone, State, Target } = properties;
    if (State === 'DISABLED') return [];
    const deliver = targetOf(Target.Arn, options);
    return {
      path,
      firesAt: parseSchedule(ScheduleExpression, ScheduleExpressionTimezone),
      fire: (at) => {
        const { ids } = options;
        if (Target.Input === undefined) {
          return deliver(eventOf({ source: 'aws.scheduler', arn, detail: '{}', at, model, ids }));
        }
        const input = Target.Input.replaceAll('<aws.scheduler.scheduled-time>', isoSeconds(at))
          .replaceAll('<aws.scheduler.schedule-arn>', arn)
          .replaceAll('<aws.scheduler.execution-id>', ids.next())
          .replaceAll('<aws.scheduler.attempt-number>', '1');
        return deliver(JSON.parse(input));
      },
    };
  });

interface ScheduledEvent {
  readonly source: string;
  readonly arn: string;
  readonly detail: unknown;
  readonly at: number;
  readonly model: Model;
  readonly ids: Ids;
}

const eventOf = ({ source, arn, detail, at, model, ids }: ScheduledEvent) => ({
  version: '0',
  id: ids.next(),
  'detail-type': 'Scheduled Event',
  source,
  account: model.place.account,
  time: isoSeconds(at),
  region: model.place.region,
  resources: [arn],
  detail,
});

const isoSeconds = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;
