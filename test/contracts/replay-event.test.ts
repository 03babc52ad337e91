import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseReplayEvent } from '../../contracts/replay-event.ts';
import type { ReplayEvent } from '../../contracts/replay-event.ts';

const AT = '2025-03-01T09:00:00+08:00';
const at = Date.parse(AT);

const eventOf = (event: object): ReplayEvent => {
  const result = parseReplayEvent(JSON.stringify(event));
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

/** Field, refused value and what is allowed of each error. */
const errorsOf = (line: string | object): string[][] => {
  const result = parseReplayEvent(typeof line === 'string' ? line : JSON.stringify(line));
  return result.ok ? [] : result.error.map(({ column, value, message }) => [column, value, message.en]);
};

const EVENTS = {
  closing: { at: AT, type: 'closing', row: { case_no: '2025-001', 结案时间: '2025/1/5' } },
  reopened: { at: AT, type: 'reopened', caseNo: '2025-001' },
  reply: { at: AT, type: 'reply', from: '+8613800000001', body: '5', id: 'm-1' },
  web: {
    at: AT,
    type: 'web',
    caseNo: '2025-001',
    answers: { overall: 4, communication: 5, charged: 8, absent: 0 },
    comment: '很好',
  },
  phone: { at: AT, type: 'phone', caseNo: '2025-001', answers: { overall: 1 }, by: 'clerk-1' },
  delivery: { at: AT, type: 'delivery', caseNo: '2025-001', status: 'failed' },
  evidence: {
    at: AT,
    type: 'evidence',
    id: 'e-1',
    lawyerId: 'L001',
    centreId: 'C01',
    kind: 'file-review',
    score: 92.5,
    grade: 'good',
    cause: 'charged',
    year: 2025,
    fact: 'f-7',
    raisedBy: 'sup-2',
    by: 'sup-1',
    note: '',
  },
  'evidence-withdrawn': { at: AT, type: 'evidence-withdrawn', id: 'e-1', reason: '有误', by: 'sup-1' },
  contact: { at: AT, type: 'alert', caseNo: '2025-001', cause: 'charged', action: 'contact', by: 'sup-1' },
  resolve: {
    at: AT,
    type: 'alert',
    caseNo: '2025-001',
    cause: 'trend',
    action: 'resolve',
    outcome: 'not-confirmed',
    note: '已核实',
    by: 'sup-1',
  },
  void: { at: AT, type: 'void', caseNo: '2025-001', reason: '填错案件', by: 'sup-1' },
  target: { at: AT, type: 'target', lawyerId: 'L001', centreId: 'C01', year: 2025, target: 12 },
};

describe('an event that holds', () => {
  test.each(Object.entries(EVENTS))('%s is read as it stands, its time as a moment', (_, event) => {
    expect(eventOf(event)).toStrictEqual({ ...event, at });
  });

  test('what may be missing', () => {
    const { type, id, lawyerId, centreId, kind } = EVENTS.evidence;
    expect(eventOf({ at: AT, type, id, lawyerId, centreId, kind })).toStrictEqual({ at, type, id, lawyerId, centreId, kind });
    expect(eventOf({ ...EVENTS.web, answers: {}, comment: undefined })).toMatchObject({ answers: {} });
    expect(eventOf({ ...EVENTS.target, lawyerId: undefined })).not.toHaveProperty('lawyerId');
    expect(eventOf({ ...EVENTS.reply, body: '' })).toMatchObject({ body: '' });
    expect(eventOf({ ...EVENTS.contact, note: '未接通' })).toMatchObject({ note: '未接通' });
  });

  test.each([
    ['2025-03-01T01:00:00Z', 0],
    ['2025-03-01T01:00Z', 0],
    ['2025-03-01t09:00:00.250+08:00', 250],
    ['2025-03-01 09:00:00+0800', 0],
    ['2025-02-28T20:00:00-05:00', 0],
  ])('%s is a moment', (written, millis) => {
    expect(eventOf({ ...EVENTS.reopened, at: written }).at).toBe(at + millis);
  });
});

describe('an event that does not hold', () => {
  const MOMENT = 'must be an ISO 8601 time with zone, 1990 to 2100, such as 2025-03-01T09:00:00+08:00';
  const TYPES =
    'must be one of closing, reopened, reply, web, phone, delivery, evidence, evidence-withdrawn, alert, void, target';

  test.each([
    ['', ['', '', 'must be a JSON object {…}, one a line']],
    ['{"at":', ['', '{"at":', 'must be a JSON object {…}, one a line']],
    ['[1]', ['', '[1]', 'must be a JSON object {…}, one a line']],
    ['null', ['', 'null', 'must be a JSON object {…}, one a line']],
    ['"reply"', ['', '"reply"', 'must be a JSON object {…}, one a line']],
    ['{}', ['type', '', TYPES]],
    ['{"type":"toString"}', ['type', 'toString', TYPES]],
    ['{"type":["reply"]}', ['type', '["reply"]', TYPES]],
    [' '.repeat(100_001), ['', ' '.repeat(200), 'a line has at most 100000 characters']],
  ])('%#: %.20s', (line, error) => {
    expect(errorsOf(line)).toEqual([error]);
  });

  test.each([
    ['2025-03-01T09:00:00', MOMENT],
    ['2025-03-01', MOMENT],
    ['2025/3/1 09:00+08:00', MOMENT],
    ['2025-02-30T09:00:00Z', MOMENT],
    ['1989-02-28T09:00:00Z', MOMENT],
    ['', MOMENT],
    [1740790800000, 'must be text'],
    [undefined, 'must not be missing'],
  ])('at %j', (written, allowed) => {
    expect(errorsOf({ ...EVENTS.reopened, at: written })).toEqual([['at', String(written ?? ''), allowed]]);
  });

  test.each<[string, object, string[]]>([
    [
      'a closing without row',
      { ...EVENTS.closing, row: undefined },
      ['row', '', 'must be an object {…} with the columns of closings as fields'],
    ],
    [
      'a closing whose row is a list',
      { ...EVENTS.closing, row: [] },
      ['row', '[]', 'must be an object {…} with the columns of closings as fields'],
    ],
    ['an empty case number', { ...EVENTS.reopened, caseNo: '' }, ['caseNo', '', 'must not be empty']],
    ['a case number that is a number', { ...EVENTS.reopened, caseNo: 7 }, ['caseNo', '7', 'must be text']],
    ['a long sender', { ...EVENTS.reply, from: '1'.repeat(33) }, ['from', '1'.repeat(33), 'must have at most 32 characters']],
    ['a reply without id', { ...EVENTS.reply, id: undefined }, ['id', '', 'must not be missing']],
    ['a reply without body', { ...EVENTS.reply, body: null }, ['body', 'null', 'must be text']],
    ['no answers', { ...EVENTS.web, answers: undefined }, ['answers', '', 'must not be missing']],
    ['answers that are none', { ...EVENTS.web, answers: 5 }, ['answers', '5', 'must be an object {…}']],
    [
      'an answer beyond its codes',
      { ...EVENTS.web, answers: { overall: 6 } },
      ['answers.overall', '6', 'must be one of 1, 2, 3, 4, 5'],
    ],
    ['an answer as text', { ...EVENTS.phone, answers: { charged: '8' } }, ['answers.charged', '8', 'must be one of 8, 9, 0']],
    ['an answer to no question', { ...EVENTS.phone, answers: { speed: 5 } }, ['answers.speed', '5', 'there is no such field']],
    [
      'a long comment',
      { ...EVENTS.web, comment: 'x'.repeat(501) },
      ['comment', 'x'.repeat(200), 'must have at most 500 characters'],
    ],
    ['a phone call by nobody', { ...EVENTS.phone, by: undefined }, ['by', '', 'must not be missing']],
    ['a phone call by an empty name', { ...EVENTS.phone, by: '' }, ['by', '', 'must not be empty']],
    [
      'an unknown status',
      { ...EVENTS.delivery, status: 'read' },
      ['status', 'read', 'must be one of sent, delivered, failed, unknown'],
    ],
    ['a score above 100', { ...EVENTS.evidence, score: 101 }, ['score', '101', 'must be at most 100']],
    ['a score below 0', { ...EVENTS.evidence, score: -1 }, ['score', '-1', 'must be at least 0']],
    ['a score as text', { ...EVENTS.evidence, score: '92' }, ['score', '92', 'must be a number']],
    [
      'an unknown grade',
      { ...EVENTS.evidence, grade: 'A' },
      ['grade', 'A', 'must be one of failing, competent, good, excellent'],
    ],
    [
      'an unknown cause',
      { ...EVENTS.evidence, cause: 'late' },
      ['cause', 'late', 'must be one of charged, refused, absent, leaked, faked-feedback'],
    ],
    ['half a year', { ...EVENTS.evidence, year: 2025.5 }, ['year', '2025.5', 'must be a whole number']],
    ['a year long gone', { ...EVENTS.evidence, year: 1989 }, ['year', '1989', 'must be at least 1990']],
    ['a withdrawal without reason', { ...EVENTS['evidence-withdrawn'], reason: '' }, ['reason', '', 'must not be empty']],
    ['a withdrawal by nobody', { ...EVENTS['evidence-withdrawn'], by: undefined }, ['by', '', 'must not be missing']],
    ['an alert handled by nobody', { ...EVENTS.contact, by: undefined }, ['by', '', 'must not be missing']],
    ['an unknown action', { ...EVENTS.contact, action: 'close' }, ['action', 'close', 'must be one of contact, resolve']],
    [
      'a contact with an outcome',
      { ...EVENTS.contact, outcome: 'confirmed' },
      ['outcome', 'confirmed', 'must be there when action is resolve, and only then'],
    ],
    [
      'a resolution without outcome',
      { ...EVENTS.resolve, outcome: undefined },
      ['outcome', '', 'must be there when action is resolve, and only then'],
    ],
    [
      'a resolution without a word',
      { ...EVENTS.resolve, note: ' ' },
      ['note', ' ', 'must be there when action is resolve: what was found and done'],
    ],
    ['a void by nobody', { ...EVENTS.void, by: undefined }, ['by', '', 'must not be missing']],
    ['a target of none', { ...EVENTS.target, target: 0 }, ['target', '0', 'must be at least 1']],
    ['a target without year', { ...EVENTS.target, year: undefined }, ['year', '', 'must not be missing']],
    ['a field that is not ours', { ...EVENTS.void, caseno: 'x' }, ['caseno', 'x', 'there is no such field']],
  ])('%s', (_, event, error) => {
    expect(errorsOf(event)).toEqual([error]);
  });

  test('every field that is wrong is named, in both languages', () => {
    const result = parseReplayEvent('{"type":"delivery","status":"read","to":"x"}');
    expect(result).toEqual({
      ok: false,
      error: [
        { column: 'at', value: '', message: { zh: '必填', en: 'must not be missing' } },
        { column: 'caseNo', value: '', message: { zh: '必填', en: 'must not be missing' } },
        {
          column: 'status',
          value: 'read',
          message: { zh: '应为以下之一:sent、delivered、failed、unknown', en: 'must be one of sent, delivered, failed, unknown' },
        },
        { column: 'to', value: 'x', message: { zh: '没有这个字段', en: 'there is no such field' } },
      ],
    });
  });
});

describe('properties', () => {
  const field = fc.constantFrom(...new Set(Object.values(EVENTS).flatMap((event) => Object.keys(event))), '__proto__', 'other');
  const value = fc.oneof(fc.constantFrom(AT, 'reply', 'alert', 'resolve', 'charged', {}, 5), fc.jsonValue());

  test('any line is an event or has our errors', () => {
    const mixed = fc
      .tuple(fc.constantFrom(...Object.values(EVENTS)), fc.dictionary(field, value, { maxKeys: 3 }))
      .map(([event, changes]) => JSON.stringify({ ...event, ...changes }));
    fc.assert(
      fc.property(fc.oneof(mixed, fc.json(), fc.string({ unit: 'binary' })), (line) => {
        const result = parseReplayEvent(line);
        if (!result.ok) expect(result.error.length).toBeGreaterThan(0);
      }),
      { numRuns: 2000 },
    );
  });

  test('a very deep line is refused, not followed', () => {
    const deep = '['.repeat(40_000) + ']'.repeat(40_000);
    expect(errorsOf(`{"type":"void","at":"${AT}","caseNo":${deep},"reason":"x","by":"y"}`)).toEqual([
      ['caseNo', '["…"]', 'must be text'],
    ]);
  });
});
