import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FORM_LIMIT, parseSurveyForm } from '../../contracts/survey-form.ts';
import { questionsOf } from '../../domain/conversation/standing.ts';

const CASE = { questions: questionsOf('case'), hasComment: true };
const CONSULTATION = { questions: questionsOf('consultation'), hasComment: false };
const URLENCODED = 'application/x-www-form-urlencoded';
const parse = (body: string, asked = CASE, contentType = URLENCODED) => parseSurveyForm({ contentType, body }, asked);
const comment = (text: string): string => `comment=${encodeURIComponent(text)}`;

describe('what is taken', () => {
  test.each<[string, string, object, string]>([
    ['every answer', 'overall=5&charged=8&communication=4&absent=0', { overall: 5, charged: 8, communication: 4, absent: 0 }, ''],
    ['one answer, the comment empty', 'overall=1&comment=', { overall: 1 }, ''],
    ['a comment alone', comment('谢谢'), {}, '谢谢'],
    ['a plus sign for a space', 'comment=very+good', {}, 'very good'],
    ['500 characters, those of two units as one', comment('😀'.repeat(500)), {}, '😀'.repeat(500)],
    ['lines, as every system ends them', comment(' a\r\nb\rc\nd\n'), {}, 'a\nb\nc\nd'],
    ['without what nobody can see', comment('a\u0000b\u000bc\td\u0085e\u001b'), {}, 'abc\tde'],
    ['markup, as it was typed', comment('<script>&amp;'), {}, '<script>&amp;'],
    ['words that turn the reading direction', comment('好\u202e评'), {}, '好\u202e评'],
  ])('%s', (_, body, answers, expected) => {
    expect(parse(body)).toEqual({ ok: true, value: { answers, comment: expected } });
  });

  test.each([URLENCODED, `${URLENCODED}; charset=UTF-8`, 'Application/X-WWW-Form-Urlencoded'])('as %s', (contentType) => {
    expect(parse('overall=5', CASE, contentType)).toMatchObject({ ok: true });
  });
});

describe('what is refused, and what of it is kept', () => {
  const foreign = { field: 'form', fault: 'foreign' };
  const empty = { field: 'form', fault: 'empty' };
  const choice = (field: string) => ({ field, fault: 'choice' });

  test.each<[string, string, object[], object, string]>([
    ['nothing at all', '', [empty], {}, ''],
    ['nothing but spaces', comment(' \r\n\u3000'), [empty], {}, ''],
    ['a code of another question', 'overall=9&charged=8', [choice('overall')], { charged: 8 }, ''],
    ['no number', 'overall=ok', [choice('overall')], {}, ''],
    ['a number written otherwise', 'overall=05&charged=8.0', [choice('overall'), choice('charged')], {}, ''],
    ['a negative zero', 'charged=-0', [choice('charged')], {}, ''],
    ['no answer', 'overall=', [choice('overall')], {}, ''],
    ['two answers', 'overall=5&overall=1&charged=8', [choice('overall')], { charged: 8 }, ''],
    ['the same answer twice', 'overall=5&overall=5', [choice('overall')], {}, ''],
    ['a list', 'overall[]=5&overall[]=1', [foreign], {}, ''],
    ['a field the page does not have', 'overall=5&caseNo=2025-0001', [foreign], { overall: 5 }, ''],
    ['fields of every object', '__proto__=1&constructor=2&toString=3', [foreign], {}, ''],
    ['two comments', `overall=5&${comment('一')}&${comment('二')}`, [foreign], { overall: 5 }, '一'],
    [
      '501 characters, kept whole',
      `overall=4&${comment('字'.repeat(501))}`,
      [{ field: 'comment', fault: 'long' }],
      { overall: 4 },
      '字'.repeat(501),
    ],
    [
      'bytes of GB18030',
      'overall=4&comment=%BA%DC%BA%C3',
      [{ field: 'comment', fault: 'unreadable' }],
      { overall: 4 },
      '\uFFFD\u073A\uFFFD',
    ],
    ['broken UTF-8', 'comment=%E5%A5', [{ field: 'comment', fault: 'unreadable' }], {}, '\uFFFD'],
    ['half of a pair of surrogates', 'comment=%ED%A0%80', [{ field: 'comment', fault: 'unreadable' }], {}, '\uFFFD\uFFFD\uFFFD'],
  ])('%s', (_, body, faults, answers, kept) => {
    const parsed = parse(body);
    if (parsed.ok) throw new Error('taken');
    expect(parsed.error.faults).toEqual(faults);
    expect(parsed.error.answers).toEqual(answers);
    expect(parsed.error.comment).toBe(kept);
  });

  test.each(['multipart/form-data; boundary=x', 'text/plain', 'application/json', 'application/x-www-form-urlencodedx', ''])(
    'a form as %p',
    (contentType) => {
      expect(parse('overall=5', CASE, contentType)).toEqual({
        ok: false,
        error: { answers: {}, comment: '', faults: [foreign] },
      });
    },
  );

  test('no body is nothing answered, whatever it says it is', () => {
    expect(parse('', CASE, 'multipart/form-data')).toMatchObject({ error: { faults: [empty] } });
  });

  test('a form longer than is read', () => {
    const longest = `comment=${'x'.repeat(FORM_LIMIT - 'comment='.length)}`;
    expect(parse(longest)).toMatchObject({
      error: { faults: [{ fault: 'long' }], comment: expect.stringMatching(/^x{60000,}$/) as unknown },
    });
    expect(parse(`${longest}x`)).toEqual({
      ok: false,
      error: { answers: {}, comment: '', faults: [{ field: 'form', fault: 'large' }] },
    });
  });

  test.each(['charged=8', 'overall=5&charged=8', 'overall=5&comment=x'])('a consultation is asked once: %s', (body) => {
    expect(parse(body, CONSULTATION)).toMatchObject({
      ok: false,
      error: { faults: expect.arrayContaining([foreign]) as unknown, comment: '' },
    });
  });
});

test('whatever comes, it is taken or something is wrong with it', () => {
  const body = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.webQueryParameters(),
    fc
      .array(fc.tuple(fc.constantFrom('overall', 'charged', 'absent', 'comment', 'x'), fc.string()))
      .map((fields) => new URLSearchParams(fields).toString()),
  );
  fc.assert(
    fc.property(body, fc.constantFrom(CASE, CONSULTATION), (sent, asked) => {
      const parsed = parse(sent, asked);
      const { answers, comment: words } = parsed.ok ? parsed.value : parsed.error;
      expect(words.isWellFormed()).toBe(true);
      expect(Object.keys(answers).every((name) => (asked.questions as readonly string[]).includes(name))).toBe(true);
      if (parsed.ok) expect(Array.from(words).length).toBeLessThanOrEqual(500);
      else expect(parsed.error.faults.length).toBeGreaterThan(0);
    }),
  );
});
