import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { HOUR_MS } from '../../domain/shared/instant.ts';
import type { Engine } from '../../local/engine/engine.ts';
import { startEngine } from '../../local/engine/engine.ts';
import type { Operator } from '../../local/operator.ts';
import { operatorOf } from '../../local/operator.ts';
import { synthesise } from '../../local/synthesise.ts';
import { useHouses } from './house.ts';

/*
 * The page behind the link in the reminder, as it is deployed: through the HTTP API and the bundles on the engine.
 */

const CLOSED = Date.parse('2025-03-03T10:00:00+08:00');
const FIRST_TEXT = CLOSED + 72 * HOUR_MS;
const REMINDER = FIRST_TEXT + 48 * HOUR_MS;
const CASES = ['2025-0001', '2025-0002', '2025-0003', '2025-0004'] as const;
const phoneOf = (caseNo: string): string => `1380000${caseNo.slice(5)}`;
const FULL = 'overall=4&charged=8&communication=4&absent=8&comment=';

let engine: Engine;
let operator: Operator;
const reminders = new Map<string, string>();
beforeAll(async () => {
  engine = await startEngine({
    assembly: await synthesise(() => undefined),
    clock: { kind: 'virtual', at: CLOSED },
    keySeed: 'links',
    onSms: ({ phone, message }) => void reminders.set(phone, message),
  });
  operator = operatorOf(engine);
  await operator.store.saveCentre({ id: 'C01', name: '样例中心', level: 'county', zone: 'Asia/Shanghai' }, {});
  for (const caseNo of CASES) {
    const detail = {
      case_no: caseNo,
      centre_id: 'C01',
      lawyer_id: 'L001',
      client_name: '样例受援人',
      client_phone: phoneOf(caseNo),
    };
    engine.putEvent({
      bus: 'CaseBus',
      source: 'test',
      detailType: 'CaseClosed',
      detail: { ...detail, closed_at: '2025-03-03 10:00' },
    });
  }
  await engine.settle();
  for (const at of [FIRST_TEXT, REMINDER]) await goTo(at);
}, 120_000);
afterAll(async () => {
  operator.close();
  await engine.stop();
});

const goTo = async (at: number): Promise<void> => {
  engine.setTime(at);
  await engine.fireSchedules(at);
  await engine.settle();
};

/** Where the link leads that the client of a case was sent. */
const linkOf = (caseNo: string): string => {
  const found = /https?:\/\/[^/]+(\/s\/[\w-]+)/.exec(reminders.get(`+86${phoneOf(caseNo)}`) ?? '');
  if (found?.[1] === undefined) throw new Error(`no link was sent for ${caseNo}`);
  return found[1];
};
const ask = (method: string, path: string, body?: string) =>
  engine.http({
    method,
    path,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': 'link scanner' },
    ...(body === undefined ? {} : { body }),
  });
const stored = async (caseNo: string) => {
  await engine.settle();
  return operator.store.followUp(caseNo);
};

test('ten scanners in a second rate nothing, nor does one that sends the empty form (PostHog/posthog#43690)', async () => {
  const [caseNo] = CASES;
  const before = await stored(caseNo);
  const looks = ['GET', 'HEAD', 'GET', 'HEAD', 'GET', 'HEAD', 'GET', 'HEAD', 'GET', 'OPTIONS'];
  const answers = await Promise.all(looks.map((method) => ask(method, linkOf(caseNo))));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(9);
  expect((await ask('GET', `${linkOf(caseNo)}?overall=1&charged=9`)).status).toBe(200);
  expect((await ask('POST', linkOf(caseNo), '')).status).toBe(400);
  expect(await stored(caseNo)).toEqual(before);
});

test('a link that was used shows what a wrong one shows, and takes nothing more (formbricks/formbricks#4797)', async () => {
  const [, caseNo] = CASES;
  expect((await ask('POST', linkOf(caseNo), FULL)).status).toBe(200);
  const before = await stored(caseNo);
  expect(before?.followUp).toMatchObject({ state: 'completed', answers: { overall: 4 } });
  const again = await Promise.all([
    ask('GET', linkOf(caseNo)),
    ask('POST', linkOf(caseNo), FULL.replace('overall=4', 'overall=1')),
  ]);
  const wrong = await ask('GET', '/s/AAAAAAAAAAAAAAAAAAAAAA');
  for (const { status, body } of again) expect([status, body.toString()]).toEqual([404, wrong.body.toString()]);
  expect(await stored(caseNo)).toEqual(before);
});

test('a form that is sent twice at once counts once (formbricks/formbricks#4797)', async () => {
  const [, , caseNo] = CASES;
  const sent = [2, 5].map((overall) => ask('POST', linkOf(caseNo), FULL.replace('overall=4', `overall=${overall}`)));
  const taken = (await Promise.all(sent)).map(({ status }) => status);
  expect(taken).toContain(200);
  const { followUp } = (await stored(caseNo))!;
  expect([2, 5]).toContain(followUp.answers.overall);
  expect(followUp.corrections).toEqual([]);
});

test('what was given before the link expired stays and is counted (glpi-project/glpi#16009)', async () => {
  const [, , , caseNo] = CASES;
  expect((await ask('POST', linkOf(caseNo), 'overall=4&comment=')).status).toBe(200);
  await goTo(FIRST_TEXT + 7 * 24 * HOUR_MS);
  expect((await ask('GET', linkOf(caseNo))).status).toBe(404);
  expect((await stored(caseNo))?.followUp).toMatchObject({ state: 'partial', channel: 'web', answers: { overall: 4 } });
});

describe('the link of an earlier conversation', () => {
  const house = useHouses();

  test('does not answer for a case that was closed again with another number (formbricks/formbricks#4797)', async () => {
    const h = await house();
    await h.close();
    await h.pass('2025-03-14 10:00');
    await h.reopen();
    h.sleep('2025-03-20 10:00');
    await h.close({ closed_at: '2025-03-20 10:00', client_phone: '13800000009' });
    await h.pass('2025-03-25 10:00');
    expect(h.handed.map(({ to }) => to.slice(-1))).toEqual(['1', '1', '9', '9']);
    expect([await h.opens(await h.token(1)), await h.opens(await h.token(2))]).toEqual([false, true]);
    expect(await h.sends(await h.token(1), { overall: 1 })).toBe('outside-link-life');
    expect((await h.followUp()).answers).toEqual({});
  });
});
