import type { Alert } from '../domain/alert/alert.ts';
import type { Deps } from './ports.ts';

/**
 * Tells the topic what supervisors must hear of: a new alert, a graver level, a deadline missed. Everything else that is
 * written on an alert they wrote themselves.
 */
export const publishAlert =
  ({ alertTopic }: Pick<Deps, 'alertTopic'>) =>
  async (was: Alert | undefined, is: Alert): Promise<void> => {
    if (was === undefined || was.levelSince !== is.levelSince) await alertTopic.publish(is, 'raised');
    else if (is.escalations > was.escalations) await alertTopic.publish(is, 'escalated');
  };
