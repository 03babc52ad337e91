import type { Alert } from '../domain/alert/alert.ts';
import type { PublishedAlert } from '../domain/alert/published-alert.ts';
import { surroundingsOf } from './change-follow-up.ts';
import type { Deps } from './ports.ts';

/**
 * Tells the topic what supervisors must hear of: a new alert and a graver level, those of the centre; a deadline missed and what
 * was handed up, those one level up (of the centre itself where nothing is above it). Everything else that is written on an alert they wrote
 * themselves.
 */
export const publishAlert =
  ({ alertTopic, store }: Pick<Deps, 'alertTopic' | 'store'>) =>
  async (was: Alert | undefined, is: Alert): Promise<void> => {
    const why = occasionOf(was, is);
    if (why === undefined) return;
    const { caseNo, cause, level, centreId, lawyerId, raisedAt, contactBy, resolveBy, escalations } = is;
    const { parentId, zone } = (await surroundingsOf({ store }, centreId)).centre;
    const audience = why.occasion === 'escalated' && parentId !== undefined ? parentId : centreId;
    const deadlines = { raisedAt, contactBy, resolveBy, zone };
    await alertTopic.publish({ caseNo, cause, level, centreId, audience, ...why, ...deadlines, escalations }, lawyerId);
  };

const occasionOf = (was: Alert | undefined, is: Alert): Pick<PublishedAlert, 'occasion' | 'isByHand'> | undefined => {
  if (was === undefined || was.levelSince !== is.levelSince) return { occasion: 'raised' };
  if (is.escalations > was.escalations) return { occasion: 'escalated' };
  const isHandedUp = is.handedUp !== undefined && was.handedUp === undefined;
  return isHandedUp ? { occasion: 'escalated', isByHand: true } : undefined;
};
