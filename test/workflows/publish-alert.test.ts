import { expect, test } from '@jest/globals';
import type { Alert } from '../../domain/alert/alert.ts';
import type { Deps } from '../../workflows/ports.ts';
import { publishAlert } from '../../workflows/publish-alert.ts';
import { anAlert } from '../domain/alert/alerts.ts';

const alert = anAlert('high');
const graver = { ...alert, level: 'critical', levelSince: alert.levelSince + 1 } as const;
const overdue = { ...alert, escalations: 1 };

/** What the topic is told, where C01 lies below P01. */
const told = async (was: Alert | undefined, is: Alert, parentId?: string): Promise<string[]> => {
  const published: string[] = [];
  const deps = {
    alertTopic: {
      publish: (_: Alert, occasion: string, audience: string) => Promise.resolve(void published.push(`${occasion} ${audience}`)),
    },
    store: { centre: () => Promise.resolve({ centre: { parentId } }) },
  } as unknown as Pick<Deps, 'alertTopic' | 'store'>;
  await publishAlert(deps)(was, is);
  return published;
};

test.each<[string, Alert | undefined, Alert, string | undefined, string[]]>([
  ['a new alert goes to its centre', undefined, alert, 'P01', ['raised C01']],
  ['a graver level too', alert, graver, 'P01', ['raised C01']],
  ['a deadline missed goes one level up', alert, overdue, 'P01', ['escalated P01']],
  ['or stays where nothing is above', alert, overdue, undefined, ['escalated C01']],
  ['what supervisors wrote is no news to them', alert, { ...alert, contactedAt: 5 }, 'P01', []],
])('%s', async (_, was, is, parentId, expected) => expect(await told(was, is, parentId)).toEqual(expected));
