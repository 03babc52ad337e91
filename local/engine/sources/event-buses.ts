import type { Model } from '../model.ts';
import { compilePattern, type Pattern } from '../patterns.ts';
import type { Archives } from './archives.ts';
import { inputOf, type Target, targetOf, type TargetsOptions } from './targets.ts';

/** An event on a bus, as rules match it and functions see it. */
export interface BusEvent {
  readonly version: '0';
  readonly id: string;
  readonly source: string;
  readonly account: string;
  /** ISO 8601 to the second. */
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly 'detail-type': string;
  readonly detail: unknown;
  /** On an event that comes from an archive. */
  readonly 'replay-name'?: string;
}

/** The app's event buses, with the default one. */
export interface EventBuses {
  /** Name of the bus that a name or ARN means; undefined when the app has no such bus. */
  readonly nameOf: (bus: string) => string | undefined;
  /** Delivers to the targets of every rule of the bus that the event fits. */
  readonly put: (bus: string, event: BusEvent) => void;
}

interface Rule {
  readonly bus: string;
  readonly fits: Pattern;
  readonly targets: readonly Target[];
}

export const DEFAULT_BUS = 'default';

export const createEventBuses = (model: Model, archives: Archives, options: TargetsOptions): EventBuses => {
  const rules = model.ofType('AWS::Events::Rule').flatMap(({ properties }): Rule[] => {
    const { EventPattern, EventBusName = DEFAULT_BUS, State, Targets = [] } = properties;
    if (EventPattern === undefined || State === 'DISABLED') return [];
    const targets = Targets.map((target): Target => {
      const deliver = targetOf(target.Arn, options);
      return (event) => deliver(inputOf(target, event));
    });
    return [{ bus: shortName(EventBusName), fits: compilePattern(EventPattern), targets }];
  });
  const names = new Set([DEFAULT_BUS, ...model.ofType('AWS::Events::EventBus').map(({ name }) => name)]);
  return {
    nameOf: (bus) => (names.has(shortName(bus)) ? shortName(bus) : undefined),
    put: (bus, event) => {
      archives.keep(bus, event);
      for (const rule of rules) {
        if (rule.bus === bus && rule.fits(event)) for (const target of rule.targets) void target(event);
      }
    },
  };
};

const shortName = (bus: string): string => bus.split('/').pop() ?? bus;
