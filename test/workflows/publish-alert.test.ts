import { expect, test } from '@jest/globals';
import type { Alert } from '../../domain/alert/alert.ts';
import { publishedAlert } from '../../contracts/published-alert.ts';
import type { Deps } from '../../workflows/ports.ts';
import { publishAlert } from '../../workflows/publish-alert.ts';
import { anAlert } from '../domain/alert/alerts.ts';

const alert = anAlert('high');
const graver = { ...alert, level: 'critical', levelSince: alert.levelSince + 1 } as const;
const handedUp = { ...alert, handedUp: { at: 5, by: 'sup-1', why: '请上级办理', to: 'P01' } };
const overdue = { ...alert, escalations: 1 };

/** What the topic is told, where C01 lies below P01. */
const told = async (was: Alert | undefined, is: Alert, parentId?: string): Promise<[object, string][]> => {
  const published: [object, string][] = [];
  const deps = {
    alertTopic: { publish: (message: object, lawyerId: string) => Promise.resolve(void published.push([message, lawyerId])) },
    store: { centre: () => Promise.resolve({ centre: { parentId, zone: 'Asia/Shanghai' } }) },
  } as unknown as Pick<Deps, 'alertTopic' | 'store'>;
  await publishAlert(deps)(was, is);
  return published;
};

test.each<[string, Alert | undefined, Alert, string | undefined, object[]]>([
  ['a new alert goes to its centre', undefined, alert, 'P01', [{ occasion: 'raised', audience: 'C01' }]],
  ['a graver level too', alert, graver, 'P01', [{ occasion: 'raised', audience: 'C01', level: 'critical' }]],
  ['a deadline missed goes one level up', alert, overdue, 'P01', [{ occasion: 'escalated', audience: 'P01', centreId: 'C01' }]],
  ['or stays where nothing is above', alert, overdue, undefined, [{ occasion: 'escalated', audience: 'C01' }]],
  [
    'what was handed up goes one level up, and says so',
    alert,
    handedUp,
    'P01',
    [{ occasion: 'escalated', isByHand: true, audience: 'P01', centreId: 'C01', escalations: 0 }],
  ],
  ['once', handedUp, { ...handedUp, contactedAt: 6 }, 'P01', []],
  ['and a deadline missed afterwards as ever', handedUp, { ...handedUp, escalations: 1 }, 'P01', [{ occasion: 'escalated' }]],
  ['what supervisors wrote is no news to them', alert, { ...alert, contactedAt: 5 }, 'P01', []],
])('%s', async (_, was, is, parentId, expected) => {
  expect((await told(was, is, parentId)).map(([message]) => message)).toMatchObject(expected);
});

test('what is told keeps to its contract and names the lawyer beside it alone', async () => {
  const [[message, lawyerId] = [{}, '']] = await told(alert, { ...handedUp, note: '已联系', by: 'sup-1' }, 'P01');
  expect(publishedAlert(message)).toEqual(message);
  expect(lawyerId).toBe('L001');
  expect(JSON.stringify(message)).not.toMatch(/L001|已联系|请上级办理|sup-1/);
});
