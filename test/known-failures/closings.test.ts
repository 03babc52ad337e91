import { describe, expect, test } from '@jest/globals';
import { recomputeScore } from '../../workflows/recompute-score.ts';
import type { House } from './house.ts';
import { FIRST_TEXT, PHONE, useHouses } from './house.ts';

const house = useHouses();

const firstTexts = (h: House): readonly string[] =>
  h.handed.filter(({ kind }) => kind === 'question:overall').map(({ at }) => at);
const funnelOf = async (h: House, year = 2025) => {
  await recomputeScore(h.deps)({ lawyerId: 'L001', centreId: 'C01', year }, h.deps.clock.now());
  return (await h.deps.store.score('C01', year, 'L001'))?.score.funnel;
};

test('each case of a client is asked about, not each client once (chatwoot/chatwoot#4526)', async () => {
  const h = await house();
  await h.close();
  await h.pass(FIRST_TEXT);
  for (const body of ['5', '8', '5', '8', '0']) await h.writes(body);
  h.sleep('2025-03-20 10:00');
  await h.close({ case_no: '2025-0002', closed_at: '2025-03-20 10:00' });
  await h.pass('2025-03-25 10:00');
  expect(firstTexts(h)).toEqual([FIRST_TEXT, '2025-03-23 10:00']);
});

describe('a case that is opened again and closed again (chatwoot/chatwoot#10628)', () => {
  const reopened = async (...bodies: readonly string[]) => {
    const h = await house();
    await h.close();
    await h.pass(FIRST_TEXT);
    for (const body of bodies) await h.writes(body);
    h.sleep('2025-03-10 10:00');
    await h.reopen();
    h.sleep('2025-03-20 10:00');
    await h.close({ closed_at: '2025-03-20 10:00' });
    await h.pass('2025-03-25 10:00');
    return h;
  };

  test('is asked about again when nothing was answered', async () => {
    expect(firstTexts(await reopened())).toEqual([FIRST_TEXT, '2025-03-23 10:00']);
  });

  test('is not when there is an answer, which counts again', async () => {
    const h = await reopened('4');
    expect(firstTexts(h)).toEqual([FIRST_TEXT]);
    expect(await h.followUp()).toMatchObject({ state: 'partial', answers: { overall: 4 } });
  });
});

test('saved once more, or changed in what does not matter, a closing texts nobody again (chatwoot/chatwoot#8726)', async () => {
  const h = await house();
  await h.close();
  await h.pass(FIRST_TEXT);
  for (const row of [{}, { matter: '另一案由' }, { filed_on: '2025-03-05' }, { client_phone: '13800000009' }]) await h.close(row);
  await h.pass('2025-03-07 10:00');
  expect(h.kinds()).toEqual(['question:overall']);
});

describe('a case can be closed without a survey, and is counted with the reason', () => {
  test.each<[string, object, object, object]>([
    ['chatwoot/chatwoot#8726', { contact: 'none', no_contact_reason: 'unsafe' }, { unsafe: 1 }, {}],
    ['chatwoot/chatwoot#4003', { outcome: 'terminated' }, { terminated: 1 }, {}],
    ['chatwoot/chatwoot#4003', { closed_at: '2024-11-01' }, { 'too-old': 1 }, {}],
    ['chatwoot/chatwoot#10149', { contact: 'phone' }, {}, { toCall: 1 }],
    ['chatwoot/chatwoot#10149', { client_phone: '0755-8888888' }, {}, { toCall: 1 }],
  ])('%s: %j', async (_, row, excluded, more) => {
    const h = await house();
    await h.close({ closed_at: '2025-03-03', ...row });
    await h.pass('2025-03-20 10:00');
    expect(h.handed).toEqual([]);
    expect(await funnelOf(h, (await h.followUp()).year)).toMatchObject({ excluded, sent: 0, ...more });
  });

  test('but not by leaving the reason out', async () => {
    const h = await house();
    expect(await h.close({ contact: 'none' })).toMatchObject([{ column: 'no_contact_reason' }]);
  });
});

describe('the answer stays with the lawyer who was named when the case was closed (chatwoot/chatwoot#14872)', () => {
  test('a later closing without a lawyer is refused and changes nothing', async () => {
    const h = await house();
    await h.close();
    await h.pass(FIRST_TEXT);
    await h.writes('4');
    expect(await h.close({ lawyer_id: '' })).toMatchObject([{ column: 'lawyer_id' }]);
    expect((await h.followUp()).closing).toMatchObject({ lawyerId: 'L001', centreId: 'C01' });
    expect(await funnelOf(h)).toMatchObject({ valid: 1 });
  });

  test('a lawyer who moves on takes no answers along: another case names another centre (freescout-help-desk/freescout#2358)', async () => {
    const h = await house();
    await h.deps.store.saveCentre({ id: 'C02', name: '另一中心', level: 'county', zone: 'Asia/Shanghai' }, {});
    await h.close();
    await h.pass(FIRST_TEXT);
    await h.writes('4');
    await h.close({ case_no: '2025-0002', centre_id: 'C02', client_phone: '13800000002' });
    await recomputeScore(h.deps)({ lawyerId: 'L001', centreId: 'C02', year: 2025 }, h.deps.clock.now());
    expect((await h.deps.store.score('C02', 2025, 'L001'))?.score.n).toBe(0);
    expect(await funnelOf(h)).toMatchObject({ valid: 1 });
  });
});

describe('a survey comes to its end by itself (glpi-project/glpi#4192)', () => {
  test.each<[string, readonly string[], object]>([
    ['without an answer', [], { state: 'to-call', endedAt: '2025-03-13 10:00' }],
    ['half answered', ['4'], { state: 'partial', endedAt: '2025-03-13 10:00' }],
    ['but for the comment', ['4', '8', '4', '8'], { state: 'completed', endedAt: '2025-03-07 10:00' }],
  ])('%s', async (_, bodies, { state, endedAt }: { state?: string; endedAt?: string }) => {
    const h = await house();
    await h.close();
    await h.pass(FIRST_TEXT);
    for (const body of bodies) await h.writes(body);
    await h.pass('2025-04-20 10:00');
    expect(await h.followUp()).toMatchObject({ state, endedAt: h.moment(endedAt ?? '') });
    expect(await h.deps.store.slot((await h.followUp()).phoneKey ?? '')).not.toHaveProperty('open');
    expect(h.handed.every(({ to }) => to === PHONE)).toBe(true);
  });
});
