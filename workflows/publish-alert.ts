import type { Alert } from '../domain/alert/alert.ts';
import type { Deps } from './ports.ts';

/**
 * Tells the topic what supervisors must hear of: a new alert and a graver level, those of the centre; a deadline missed, those
 * one level up (of the centre itself where nothing is above it). Everything else that is written on an alert they wrote
 * themselves.
 */
export const publishAlert =
  ({ alertTopic, store }: Pick<Deps, 'alertTopic' | 'store'>) =>
  async (was: Alert | undefined, is: Alert): Promise<void> => {
    if (was === undefined || was.levelSince !== is.levelSince) await alertTopic.publish(is, 'raised', is.centreId);
    else if (is.escalations > was.escalations) {
      const above = (await store.centre(is.centreId))?.centre.parentId;
      await alertTopic.publish(is, 'escalated', above ?? is.centreId);
    }
  };
