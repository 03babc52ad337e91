import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mobileOf } from '../../../adapters/sms/mobile-number.ts';
import { alibabaPush } from '../../../contracts/alibaba-sms.ts';
import { deliveryNotice } from '../../../contracts/inbound-sms.ts';
import { tencentPush } from '../../../contracts/tencent-sms.ts';
import type { Text } from '../../../domain/conversation/follow-up.ts';
import { DAY_MS } from '../../../domain/shared/instant.ts';
import type { Deps, Store, Vault } from '../../../workflows/ports.ts';
import { trackDelivery } from '../../../workflows/track-delivery.ts';
import { closingFacts, followUp } from '../../fixtures/follow-up.ts';
import { alibabaReport } from '../../fixtures/sms/alibaba.ts';
import { tencentReport } from '../../fixtures/sms/tencent.ts';
import { testStore } from '../../fixtures/table.ts';

/*
 * Reports as two providers push them, in every order and more than once, through the form in the queue to the texts they
 * are about.
 */

const ASKED = Date.parse('2025-03-06T02:00:00Z');
const NOW = Date.parse('2025-03-06T02:05:00Z');
const ARRIVAL = { topicArn: '', arrivedAt: NOW + 100 * DAY_MS };

let store: Store;
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ store, stop } = await testStore());
  await store.saveCentre({ id: 'C01', name: '样例县法律援助中心', level: 'county', zone: 'Asia/Shanghai' }, {});
});
afterAll(async () => stop());

const deps = (): Pick<Deps, 'store' | 'queues' | 'clock' | 'vault' | 'mobileOf'> => ({
  store,
  queues: { advance: () => Promise.resolve() } as unknown as Deps['queues'],
  clock: { now: () => NOW, pause: () => Promise.resolve() },
  vault: { phoneHashes: (phone: string) => Promise.resolve([{ key: `1#${phone}`, mark: () => 'mark' }]) } as unknown as Vault,
  mobileOf,
});

const handed = (kind: Text['kind'], providerId: string): Text => ({ kind, state: 'handed', at: ASKED, providerId, segments: 1 });

/** A case with two texts that the provider took. */
const given = async (caseNo: string, phone: string, ids: readonly [string, string]): Promise<void> => {
  const texts = [handed('question:overall', ids[0]), handed('question:charged', ids[1])];
  const asking = followUp({ closing: closingFacts({ caseNo }), state: 'asking', askedAt: ASKED, replied: true, texts });
  await store.saveFollowUp({ followUp: asking, version: 1, changedAt: ASKED }, undefined, []);
  await store.putPhoneCase(`1#${phone}`, { caseNo, centreId: 'C01', personMark: 'mark' });
  await store.saveSlot(`1#${phone}`, { version: 1, open: caseNo });
};

const statesOf = async (caseNo: string): Promise<(string | undefined)[]> =>
  (await store.followUp(caseNo))?.followUp.texts.map(({ state }) => state) ?? [];

const orders = <T>(items: readonly T[]): T[][] =>
  items.length === 0 ? [[]] : items.flatMap((item, n) => orders(items.toSpliced(n, 1)).map((rest) => [item, ...rest]));

test.each([
  [
    'Alibaba Cloud',
    (phone: string, [a, b]: readonly [string, string]) => {
      const phone_number = phone.slice(3);
      const delivered = alibabaReport({ phone_number, biz_id: a });
      const late = alibabaReport({ phone_number, biz_id: a, report_time: '2025-05-06 10:00:00' });
      return alibabaPush([
        delivered,
        delivered,
        late,
        alibabaReport({ phone_number, biz_id: b, success: false, err_code: 'REJECTD' }),
      ]);
    },
  ],
  [
    'Tencent Cloud',
    (phone: string, [a, b]: readonly [string, string]) => {
      const mobile = phone.slice(3);
      const delivered = tencentReport({ mobile, sid: a });
      const late = tencentReport({ mobile, sid: a, user_receive_time: '2025-05-06 10:00:00' });
      const failed = tencentReport({ mobile, sid: b, report_status: 'FAIL', errmsg: 'REJECTD' });
      return tencentPush([delivered, delivered, late, failed], NOW + 61 * DAY_MS);
    },
  ],
] as const)('%s: whatever the order, each text ends as its reports say', async (provider, push) => {
  const prefix = provider.slice(0, 1);
  for (const [n, order] of orders([0, 1, 2, 3]).entries()) {
    const caseNo = `${prefix}-${n}`;
    const phone = `+86138${String(prefix.charCodeAt(0) * 1000 + n).padStart(8, '0')}`;
    const ids = [`${caseNo}-a`, `${caseNo}-b`] as const;
    await given(caseNo, phone, ids);
    const { reports, unread } = push(phone, ids);
    expect(unread).toEqual([]);
    for (const at of order) {
      const notice = deliveryNotice(JSON.parse(JSON.stringify(reports[at])), ARRIVAL);
      expect(await trackDelivery(deps())(notice!)).toBe('tracked');
    }
    expect(await statesOf(caseNo)).toEqual(['delivered', 'failed']);
    // Once each: what was known already was not written again.
    expect((await store.followUp(caseNo))?.version).toBe(3);
  }
});

test('a report about a text that nobody sent changes nothing', async () => {
  const { reports } = alibabaPush([alibabaReport({ phone_number: '13900000001', biz_id: 'somebody-else' })]);
  expect(await trackDelivery(deps())(deliveryNotice(reports[0], ARRIVAL)!)).toBe('no-such-text');
});
