import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { DAY_MS } from '../../domain/shared/instant.ts';
import { accessTable } from '../fixtures/access-table.ts';
import { startHouse } from '../fixtures/house.ts';
import type { House } from '../fixtures/house.ts';
import { ISSUER, startTestIssuer } from '../fixtures/issuer.ts';
import type { TestIssuer } from '../fixtures/issuer.ts';

/*
 * What strangers and mistaken friends send to the API's doors for closings and the console: each is answered in words, writes
 * nothing it should not, and leaves no name, number or word in the log.
 */

const START = Date.parse('2025-03-03T10:00:00+08:00');
const NAME = '样例受援人甲';
const PHONE = '13800000001';
const WORDS = '这是不该出现在日志里的话';
const DEEP = '['.repeat(10_000) + ']'.repeat(10_000);

let house: House;
let issuer: TestIssuer;
let headersOf: Readonly<Record<'caseSystem' | 'county' | 'city' | 'clerk' | 'stranger', Record<string, string>>>;

beforeAll(async () => {
  issuer = await startTestIssuer();
  house = await startHouse(START, { issuer: ISSUER });
  await house.close({ case_no: 'H-1', client_name: NAME, client_phone: PHONE });
  await house.close({ case_no: 'H-2', centre_id: 'C02', client_phone: '13800000002' });
  await house.wait(3 * DAY_MS);
  headersOf = {
    caseSystem: await issuer.signedIn({ sub: 'case-system', role: 'case-system', centre: 'C01' }),
    county: await issuer.signedIn({ sub: 'sup-1', role: 'supervisor', centre: 'C01' }),
    city: await issuer.signedIn({ sub: 'sup-9', role: 'supervisor', centre: 'P01' }),
    clerk: await issuer.signedIn({ sub: 'clerk-1', role: 'clerk', centre: 'C01' }),
    stranger: await issuer.signedIn({ sub: 'somebody', role: 'admin', centre: 'P01' }),
  };
}, 180_000);
afterAll(async () => {
  await house.stop();
  await issuer.stop();
});

let before: unknown;
beforeEach(async () => {
  await house.written();
  before = await house.snapshot();
});

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly json: {
    readonly title?: string;
    readonly accepted?: number;
    readonly errors?: readonly Wrong[];
    readonly rejected?: readonly { readonly row: number; readonly errors: readonly Wrong[] }[];
  };
}
interface Wrong {
  readonly column: string;
  readonly value: string;
  readonly message: { readonly zh: string; readonly en: string };
}

const ask = async (who: keyof typeof headersOf, method: string, path: string, body: string | Buffer = ''): Promise<Answer> => {
  const { status, body: answer } = await house.engine.http({
    method,
    path,
    headers: { 'content-type': 'application/json', ...headersOf[who] },
    body,
  });
  const text = answer.toString();
  return { status, text, json: JSON.parse(text) as Answer['json'] };
};

/** Nothing in the table has changed, and nothing printed names a person, a number or a word. */
const expectNoTrace = async (): Promise<void> => {
  expect(await house.written()).toEqual([]);
  expect(await house.snapshot()).toEqual(before);
  expectSilence();
};
const expectSilence = (): void => {
  for (const secret of [NAME, PHONE, '13800000002', WORDS, '样例受援人'])
    expect(house.log.some((line) => line.includes(secret))).toBe(false);
};

const ROW = {
  case_no: 'N-1',
  centre_id: 'C01',
  lawyer_id: 'L1',
  client_name: NAME,
  client_phone: PHONE,
  closed_at: '2025-03-05',
};
/** The body of a request; where a cell says so, it is deep. */
const closings = (...rows: readonly unknown[]): string => JSON.stringify({ closings: rows }).replaceAll('"DEEP"', DEEP);
const ANSWERS = '/v1/cases/H-1/answers';
const ENTRY = { channel: 'phone', answers: { overall: 4 } };

describe('who has not signed in', () => {
  test.each([
    ['POST', '/v1/closings', closings(ROW)],
    ['POST', ANSWERS, JSON.stringify(ENTRY)],
    ['GET', '/v1/centres/C01/calls', ''],
    ['PUT', '/v1/centres/C01/policy', '{}'],
  ])('does not get in at %s %s, whatever the token', async (method, path, body) => {
    for (const [wrong, headers] of await issuer.forged({ sub: 'sup-1', role: 'supervisor', centre: 'P01' })) {
      const { status, body: answer } = await house.engine.http({ method, path, headers, body });
      expect([wrong, status, answer.toString()]).toEqual([wrong, 401, '{"message":"Unauthorized"}']);
    }
    await expectNoTrace();
  });
});

describe('who has not signed in, or elsewhere', () => {
  const forged: (readonly [string, Record<string, string>])[] = [];
  beforeAll(async () => {
    const all = await issuer.forged({ sub: 'sup-1', role: 'supervisor', centre: 'P01' });
    forged.push(...all.filter(([wrong]) => ['none', 'unsigned', 'of another issuer'].includes(wrong)));
    expect(forged).toHaveLength(3);
  });

  test.each(accessTable().map(({ method, path }) => [method, path.replace(/\{\w+\}/g, 'x')] as const))(
    '%s %s is closed',
    async (method, path) => {
      for (const [wrong, headers] of forged) {
        const { status, body } = await house.engine.http({ method, path, headers });
        expect([wrong, status, body.toString()]).toEqual([wrong, 401, '{"message":"Unauthorized"}']);
      }
    },
  );
});

describe('who has, without being somebody', () => {
  test.each<[string, Readonly<Record<string, unknown>>]>([
    ['an unknown role', { sub: 'x', role: 'admin', centre: 'P01' }],
    ['a role by the name of every object', { sub: 'x', role: '__proto__', centre: 'P01' }],
    ['several roles', { sub: 'x', role: ['supervisor'], centre: 'P01' }],
    ['no centre', { sub: 'x', role: 'supervisor' }],
  ])('%s: 403', async (_, claims) => {
    const headers = await issuer.signedIn(claims);
    for (const [method, path, body] of [
      ['POST', '/v1/closings', closings(ROW)],
      ['POST', ANSWERS, JSON.stringify(ENTRY)],
    ] as const)
      expect((await house.engine.http({ method, path, headers, body })).status).toBe(403);
    await expectNoTrace();
  });

  test.each([
    ['another county', { sub: 'sup-2', role: 'supervisor', centre: 'C02' }],
    ['a centre that there is not', { sub: 'sup-2', role: 'supervisor', centre: 'nowhere' }],
    ['a lawyer', { sub: 'L1', role: 'lawyer', centre: 'C01' }],
  ])('%s finds neither this case nor one that does not exist, and is told the same', async (_, claims) => {
    const headers = await issuer.signedIn(claims);
    const answers = await Promise.all(
      ['H-1', 'H-none'].map((caseNo) =>
        house.engine.http({ method: 'POST', path: `/v1/cases/${caseNo}/answers`, headers, body: JSON.stringify(ENTRY) }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    expect(answers[0]?.body).toEqual(answers[1]?.body);
    await expectNoTrace();
  });
});

describe('closings', () => {
  const BODY = '{"closings":[';
  test.each<[string, string | Buffer, number]>([
    ['nothing', '', 400],
    ['no JSON', `${BODY}{`, 400],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00]), 400],
    ['null', 'null', 400],
    ['a number', '1e999', 400],
    ['a list', JSON.stringify([ROW]), 400],
    ['one row instead of a list', JSON.stringify({ closings: ROW }), 400],
    ['no rows', closings(), 400],
    ['501 rows', closings(...Array.from({ length: 501 }, () => ROW)), 400],
    ['rows that are no objects', closings('N-1', 1, null), 400],
    ['another field', JSON.stringify({ closings: [ROW], force: true }), 400],
    ['the list in the prototype', `{"__proto__":${closings(ROW)}}`, 400],
    ['ten thousand levels', DEEP, 400],
    ['ten thousand levels in a row', `${BODY}${DEEP}]}`, 400],
    ['a byte more than is taken', closings({ ...ROW, note: 'x'.repeat(1024 * 1024) }), 413],
    ['more than the gateway lets through', Buffer.alloc(10 * 1024 * 1024 + 1, ' '), 413],
  ])('%s: refused as a whole', async (_, body, status) => {
    const answer = await ask('caseSystem', 'POST', '/v1/closings', body);
    expect([answer.status, answer.json.accepted]).toEqual([status, undefined]);
    await expectNoTrace();
  });

  let goodRows = 0;
  test.each<[string, Readonly<Record<string, unknown>>, readonly string[]]>([
    ['wrong types', { case_no: ['N-1'], lawyer_id: { $ne: null }, people: true }, ['case_no', 'lawyer_id', 'people']],
    ['numbers that have lost digits', { case_no: 2 ** 60 }, ['case_no']],
    ['NUL in an id', { case_no: 'N-\u00001' }, ['case_no']],
    ['a turned reading direction in an id', { case_no: '1\u202e-N', lawyer_id: 'L\u200b1' }, ['case_no', 'lawyer_id']],
    ['half of a surrogate pair', { client_name: '甲\ud800', lawyer_id: '\udc00' }, ['lawyer_id', 'client_name']],
    ['control characters in a name', { client_name: '甲\u0007' }, ['client_name']],
    ['nothing but spaces', { client_name: ' \u3000' }, ['client_name']],
    ['ids too long', { case_no: 'x'.repeat(65), centre_id: 'x'.repeat(5000) }, ['case_no', 'centre_id']],
    ['a centre by the name of every object', { centre_id: '__proto__' }, ['centre_id']],
    ['a number that is no date', { closed_at: 45_000_000_000 }, ['closed_at']],
    ['a cell ten thousand levels deep', { client_name: 'DEEP' }, ['client_name']],
    ['another centre', { centre_id: 'C02' }, ['centre_id']],
    ['the centre above', { centre_id: 'P01' }, ['centre_id']],
    ['a cell of 50,000 spaces between two letters', { matter: `a${' '.repeat(50_000)}b` }, ['case_no']],
  ])('a row with %s does not stop the good one beside it', async (_, changes, columns) => {
    goodRows += 1;
    const good = { ...ROW, case_no: `G-${goodRows}` };
    const answer = await ask('caseSystem', 'POST', '/v1/closings', closings({ ...ROW, ...changes }, good));
    expect([answer.status, answer.json.accepted]).toEqual([207, 1]);
    expect(answer.json.rejected).toMatchObject([{ row: 1, errors: columns.map((column) => ({ column })) }]);
    for (const { message, value } of answer.json.rejected?.[0]?.errors ?? []) {
      expect(message.zh).toMatch(/\p{Script=Han}/u);
      expect(message.en).toMatch(/^[\x20-\x7e\p{Script=Han}、“”]+$/u);
      expect(value.length).toBeLessThanOrEqual(200);
    }
    const cases = (await house.written()).filter((key) => key.startsWith('K#'));
    expect(cases).toEqual([`K#${good.case_no} CASE`]);
    expectSilence();
  });

  test('columns that are not read go no further, however deep and large they are', async () => {
    const row = JSON.stringify({ ...ROW, case_no: 'N-unread', 身份证号: WORDS, note: 'x'.repeat(20_000) });
    const deep = `${row.slice(0, -1)},"extra":${DEEP},"__proto__":{"centre_id":"C02"}}`;
    const answer = await ask('caseSystem', 'POST', '/v1/closings', `{"closings":[${Array(20).fill(deep).join()}]}`);
    expect([answer.status, answer.json]).toEqual([202, { accepted: 20, rejected: [] }]);
    const [queued] = house.engine.queue('IntakeQueue').messages;
    expect(Object.keys((JSON.parse(queued?.body ?? '{}') as { detail: object }).detail)).toEqual(Object.keys(ROW));
    await house.engine.settle();
    expect((await house.store.followUp('N-unread'))?.followUp.closing.centreId).toBe('C01');
    expectSilence();
  });

  test('of a key that comes twice the last one counts, as JSON is read everywhere', async () => {
    const twice = `{"closings":[],"closings":[{"case_no":"N-first","case_no":"N-last",${JSON.stringify(ROW).slice(1).replace('"case_no":"N-1",', '')}]}`;
    expect((await ask('caseSystem', 'POST', '/v1/closings', twice)).json).toEqual({ accepted: 1, rejected: [] });
    await house.engine.settle();
    expect([await house.store.followUp('N-first'), (await house.store.followUp('N-last'))?.version]).toEqual([undefined, 1]);
  });

  test('how many were taken and refused is in the log, and nothing else', async () => {
    house.log.length = 0;
    await ask('caseSystem', 'POST', '/v1/closings', closings({ ...ROW, case_no: 'N-count' }, { ...ROW, centre_id: 'C02' }));
    expect(house.logged('closings')).toMatchObject([{ accepted: 1, rejected: 1 }]);
    expectSilence();
  });
});

describe("a case that lies in another's centre", () => {
  const stolen = (changes = {}) => closings({ ...ROW, case_no: 'H-2', lawyer_id: 'L9', ...changes });

  test('cannot be drawn to one of the own, and the answer does not say where it lies', async () => {
    const answer = await ask('caseSystem', 'POST', '/v1/closings', stolen());
    expect([answer.status, answer.json]).toEqual([
      207,
      {
        accepted: 0,
        rejected: [
          {
            row: 1,
            errors: [
              {
                column: 'case_no',
                value: 'H-2',
                message: { zh: '不属于您的机构或其下级机构', en: 'is not of your centre nor of one below it' },
              },
            ],
          },
        ],
      },
    ]);
    expect(answer.text).not.toContain('C02');
    await expectNoTrace();
  });

  test('does not stop the rows beside it', async () => {
    const body = closings({ ...ROW, case_no: 'H-2' }, { ...ROW, case_no: 'N-beside' });
    expect((await ask('caseSystem', 'POST', '/v1/closings', body)).json).toMatchObject({ accepted: 1, rejected: [{ row: 1 }] });
    await house.engine.settle();
    expect((await house.store.followUp('N-beside'))?.version).toBe(1);
  });

  test('can be moved by who may act for both', async () => {
    expect(
      (await ask('city', 'POST', '/v1/closings', stolen({ client_phone: '13800000002', client_name: '样例受援人' }))).status,
    ).toBe(202);
    await house.engine.settle();
    expect((await house.store.followUp('H-2'))?.followUp.closing).toMatchObject({ centreId: 'C01', lawyerId: 'L9' });
  });
});

describe('the console', () => {
  test.each([
    ['badly encoded', '/v1/cases/%E5/answers'],
    ['with NUL', '/v1/cases/H-1%00/answers'],
    ['with a turned reading direction', '/v1/cases/H-1%E2%80%AE/answers'],
    ['far too long', `/v1/cases/${'x'.repeat(5000)}/answers`],
    ['by the name of every object', '/v1/cases/__proto__/answers'],
    ['that climbs', '/v1/cases/..%2F..%2FC01/answers'],
    ['with nothing in it', '/v1/cases//answers'],
    ['to an alert that cannot be', '/v1/cases/H-1/alerts/__proto__'],
    ['that there is not', '/v1/nothing'],
  ])('a path %s is nowhere', async (_, path) => {
    expect(
      (await ask('county', 'POST', path, JSON.stringify(path.includes('alerts') ? { action: 'contact' } : ENTRY))).status,
    ).toBe(404);
    await expectNoTrace();
  });

  test.each([
    ['PUT', `/v1/evidence/${'x'.repeat(129)}`, { lawyerId: 'L1', centreId: 'C01', kind: 'commendation' }],
    ['GET', `/v1/centres/${'x'.repeat(3000)}/calls`, undefined],
    ['GET', `/v1/me/assessments/2025?centre=${'x'.repeat(3000)}`, undefined],
    ['DELETE', '/v1/cases/H-1', undefined],
    ['GET', '/v1/centres/C01/assessments/2025/exports/__proto__', undefined],
    ['GET', '/v1/centres/C01/assessments/abcd/exports', undefined],
    ['POST', `/v1/centres/C01/assessments/2025/exports/${'x'.repeat(3000)}/link`, undefined],
    ['GET', `/v1/centres/${'x'.repeat(3000)}/assessments/2025/exports`, undefined],
    ['GET', `/v1/centres/C01/assessments/2025/rows?version=v${'9'.repeat(400)}`, undefined],
  ])('%s with what can be no id of ours is nowhere: %#', async (method, path, body) => {
    const who = path.includes('/me/') ? await issuer.signedIn({ sub: 'L1', role: 'lawyer', centre: 'C01' }) : headersOf.county;
    const answer = await house.engine.http({ method, path, headers: who, body: body === undefined ? '' : JSON.stringify(body) });
    expect(answer.status).toBe(404);
    await expectNoTrace();
  });

  const EVIDENCE = '/v1/evidence/E-1';
  test.each<[string, string, string, string, number, readonly string[]]>([
    ['no JSON', 'POST', ANSWERS, '{', 400, []],
    ['nothing', 'POST', ANSWERS, '', 400, []],
    ['ten thousand levels', 'POST', ANSWERS, DEEP, 400, ['']],
    ['ten thousand levels in a field', 'POST', ANSWERS, `{"channel":"phone","answers":${DEEP}}`, 400, ['answers']],
    ['a byte more than is taken', 'POST', ANSWERS, `"${'x'.repeat(1024 * 1024)}"`, 413, []],
    [
      'wrong codes',
      'POST',
      ANSWERS,
      '{"channel":"phone","answers":{"overall":9,"charged":"8"}}',
      400,
      ['answers.overall', 'answers.charged'],
    ],
    ['another channel', 'POST', ANSWERS, '{"channel":"sms","answers":{"overall":4}}', 400, ['channel']],
    [
      'fields of every object',
      'POST',
      ANSWERS,
      '{"channel":"phone","answers":{"overall":4},"__proto__":{"by":"x"}}',
      400,
      ['__proto__'],
    ],
    ['who and when', 'POST', ANSWERS, '{"channel":"phone","answers":{"overall":4},"by":"sup-9","at":0}', 400, ['by', 'at']],
    ['too many words', 'POST', ANSWERS, JSON.stringify({ ...ENTRY, comment: WORDS.repeat(50) }), 400, ['comment']],
    ['NUL in words', 'POST', ANSWERS, JSON.stringify({ ...ENTRY, comment: `${WORDS}\u0000` }), 400, ['comment']],
    ['half of a surrogate pair', 'POST', ANSWERS, JSON.stringify({ ...ENTRY, comment: '\ud800' }), 400, ['comment']],
    ['no reason', 'POST', '/v1/cases/H-1/void', '{"reason":" "}', 400, ['reason']],
    ['an action that there is not', 'POST', '/v1/cases/H-1/alerts/charged', '{"action":"forget"}', 400, ['action']],
    ['no action', 'POST', '/v1/cases/H-1/alerts/charged', '{}', 400, ['action']],
    ['a list', 'POST', '/v1/cases/H-1/alerts/charged', '[]', 400, ['']],
    [
      'a yes in words',
      'POST',
      '/v1/cases/H-1/alerts/charged',
      '{"action":"resolve","outcome":"confirmed","note":"x","complaint":"yes"}',
      400,
      ['complaint'],
    ],
    [
      'ids too long',
      'PUT',
      EVIDENCE,
      JSON.stringify({ lawyerId: 'x'.repeat(33), centreId: 'x'.repeat(3000), kind: 'hearing', score: 90 }),
      400,
      ['lawyerId', 'centreId'],
    ],
    ['no number', 'PUT', EVIDENCE, '{"lawyerId":"L1","centreId":"C01","kind":"hearing","score":1e999}', 400, ['score']],
    ['a year in between', 'PUT', '/v1/targets', '{"centreId":"C01","year":2025.5,"target":12}', 400, ['year']],
    ['no centres', 'PUT', '/v1/centres', '{"centres":[]}', 400, ['centres']],
    ['a policy that is none', 'PUT', '/v1/centres/C01/policy', `{"version":${DEEP}}`, 422, ['version']],
  ])('%s is refused, field by field', async (_, method, path, body, status, columns) => {
    const answer = await ask('county', method, path, body);
    expect([answer.status, (answer.json.errors ?? []).map(({ column }) => column)]).toEqual([status, columns]);
    expect(answer.json.title).toMatch(/\p{Script=Han}/u);
    for (const { message } of answer.json.errors ?? [])
      expect([message.zh, message.en]).toEqual([expect.stringMatching(/\p{Script=Han}/u), expect.stringMatching(/[a-z]{2}/)]);
    await expectNoTrace();
  });

  test('what is refused to one role is not done', async () => {
    expect((await ask('clerk', 'POST', '/v1/cases/H-1/void', '{"reason":"x"}')).status).toBe(404);
    expect((await ask('caseSystem', 'GET', '/v1/centres/C01/calls')).status).toBe(404);
    expect((await ask('stranger', 'GET', '/v1/centres/C01/calls')).status).toBe(403);
    await expectNoTrace();
  });
});

test('nothing of all this ended as a dead letter or asked for more than was granted', async () => {
  await house.engine.settle();
  expect(house.deadLetters()).toEqual([]);
  expect(house.engine.refusals).toEqual([]);
});
